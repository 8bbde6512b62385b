"""Every page is protected alike, and every error has a page of its own."""

from dataclasses import replace

import pytest
from flask import abort

from mailflow.app import create_app
from mailflow.house import House
from tests.web.browsing import words
from tests.web.conftest import Site


@pytest.fixture
def pages(site: Site) -> list[str]:
    token = site.link("accept").split("/")[2]
    return [
        site.link("accept"),
        site.link("decline"),
        f"/unsubscribe/{token}",
        "/",
        "/sign-in",
        "/sign-in/x",
        "/forgotten",
        "/x",
    ]


def test_every_page_is_protected(site: Site, pages: list[str]) -> None:
    for path in pages:
        answer = site.client.get(path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "Strict-Transport-Security" in answer.headers


def test_no_page_has_a_script_an_inline_style_or_anything_from_elsewhere(site: Site, pages: list[str]) -> None:
    for path in pages:
        page = site.client.get(path).text
        assert not [mark for mark in ("<script", "style=", "http://", "https://", "<img", " on") if f"{mark}=" in page]
        assert "<script" not in page
        assert "https://" not in page


def test_every_page_has_a_language_one_heading_and_a_way_to_its_content(site: Site, pages: list[str]) -> None:
    for path in pages:
        page = site.client.get(path).text
        assert '<html lang="en"' in page
        assert page.count("<h1>") == 1
        assert 'href="#main"' in page
        assert 'name="viewport"' in page


def test_every_field_has_a_label(site: Site, pages: list[str]) -> None:
    for path in pages:
        page = site.client.get(path).text
        visible = page.count("<input id=") + page.count("<textarea")
        assert page.count("<label for=") == visible


def test_the_style_sheet_is_ours_and_may_be_kept(site: Site) -> None:
    page = site.client.get("/sign-in").text
    href = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = site.client.get(href)
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert "immutable" in answer.headers["Cache-Control"]


def test_cookies_are_out_of_scripts_reach_and_only_for_https(site: Site) -> None:
    for path in (site.link("accept"), "/sign-in"):
        cookie = site.client.get(path).headers["Set-Cookie"]
        assert {"HttpOnly", "Secure", "SameSite=Lax"} <= set(cookie.split("; "))


def test_an_error_of_ours_is_a_page_and_the_log_tells_no_more_than_where(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    app = create_app(house)

    def broken() -> str:
        raise RuntimeError("tom@people.example")

    app.add_url_rule("/broken", "broken", broken)
    app.add_url_rule("/busy", "busy", lambda: abort(429))
    client = app.test_client()
    assert client.get("/broken").status_code == 500
    assert "our side" in words(client.get("/broken"))
    assert "wait a minute" in words(client.get("/busy"))
    said = "".join(capsys.readouterr())
    assert "RuntimeError" in said
    assert "tom@" not in said


def test_a_body_that_is_too_long_is_refused_kindly(site: Site) -> None:
    answer = site.client.post(site.link("decline"), data={"reason": "x" * 100_000})
    assert answer.status_code == 413
    assert "too long" in words(answer)


def test_without_https_no_browser_is_told_to_insist_on_it(house: House) -> None:
    plain = replace(house, settings=house.settings.model_copy(update={"base_url": "http://127.0.0.1:8000"}))
    answer = create_app(plain).test_client().get("/sign-in")
    assert "Strict-Transport-Security" not in answer.headers
    assert "Secure" not in answer.headers["Set-Cookie"]


def test_an_operators_own_style_sheet_comes_first(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "web").mkdir()
    (folder / "web" / "style.css").write_text("body { color: navy }")
    own = replace(house, settings=house.settings.model_copy(update={"template_overrides": folder}))
    assert create_app(own).test_client().get("/style.css").text == "body { color: navy }"
