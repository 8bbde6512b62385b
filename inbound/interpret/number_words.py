"""Number words of five languages, accents folded away. Data alone."""

UNIT_LINES = """
0: zero none nobody
1: one a an un una uno une ein eine einen einem einer eins um uma
2: two couple dos deux zwei dois duas
3: three tres trois drei
4: four cuatro quatre vier quatro
5: five cinco cinq funf
6: six seis sechs
7: seven siete sept sieben sete
8: eight ocho huit acht oito
9: nine nueve neuf neun nove
10: ten diez dix zehn dez
11: eleven onze elf
12: twelve dozen doce douze zwolf doze
13: thirteen trece treize dreizehn treze
14: fourteen catorce quatorze vierzehn catorze
15: fifteen quince quinze funfzehn
16: sixteen dieciseis sechzehn dezasseis dezesseis
17: seventeen diecisiete siebzehn dezassete dezessete
18: eighteen dieciocho achtzehn dezoito
19: nineteen diecinueve neunzehn dezanove dezenove
20: twenty veinte vingt zwanzig vinte
25: twenty-five veinticinco vingt-cinq funfundzwanzig
30: thirty treinta trente dreissig trinta
35: thirty-five trente-cinq funfunddreissig
40: forty cuarenta quarante vierzig quarenta
45: forty-five quarante-cinq funfundvierzig
50: fifty cincuenta cinquante funfzig cinquenta
55: fifty-five cinquante-cinq funfundfunfzig
60: sixty sesenta soixante sechzig sessenta
70: seventy setenta siebzig soixante-dix
75: seventy-five soixante-quinze funfundsiebzig
80: eighty ochenta achtzig oitenta quatre-vingts quatre-vingt
85: eighty-five
90: ninety noventa neunzig quatre-vingt-dix
95: ninety-five
100: hundred cien cent hundert cem
"""
ORDINAL_LINES = """
1: first 1st primero primer primera premier premiere erste ersten erstes primeiro primeira
2: second 2nd segundo segunda deuxieme seconde zweite zweiten zweites
3: third 3rd tercero tercer tercera troisieme dritte dritten drittes terceiro terceira
4: fourth 4th cuarto cuarta quatrieme vierte vierten quarto quarta
5: fifth 5th quinto quinta cinquieme funfte funften
6: sixth 6th
7: seventh
8: eighth
9: ninth
10: tenth
"""


def table(lines: str) -> dict[str, int]:
    """Each word with the number at the head of its line."""
    rows = (line.split(":") for line in lines.strip().split("\n"))
    return {word: int(value) for value, words in rows for word in words.split()}


UNITS = table(UNIT_LINES)
ORDINALS = table(ORDINAL_LINES)
