"""A mail as the service sends it, small but with all that makes quoting hard."""

TEXT = """\
Hello Ana,

Tom Okafor would like you as his mentor. He works on food safety in Lyon, and has been asking about the new
traceability rules for some weeks.

1. Yes, I will take Tom on.
2. No, not this time.

Accept Tom: https://mail.example/do/t0ken/1
Decline: write to us

You can reply with: yes, no, or a question.

You get this because Tom asked for you on Monday. Preferences & more: https://mail.example/p/abc
"""

HTML = """\
<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Request 7</title>
<style>.button { color: #fff }</style></head><body style="margin:0">
<div style="display:none;max-height:0">Reply yes or no to Tom.</div>
<!-- the card -->
<table role="presentation" width="100%"><tr><td align="center">
<table role="presentation" class="card"><tr><td>
<h1 id="top">Hello Ana,</h1>
<p><strong>Tom Okafor</strong> would like you as his mentor. He works on food safety in Lyon, and has been asking about
the new traceability rules for some weeks.</p>
<ol><li>Yes, I will take Tom on.</li><li>No, not this time.</li></ol>
<table role="presentation"><tr><td><a class="button" href="https://mail.example/do/t0ken/1">Accept Tom</a></td>
<td><a class="button" href="mailto:aspire+t0ken@mail.example?body=no">Decline</a></td></tr></table>
<p>You can reply with: yes, no, or a question.</p>
<p class="small">You get this because Tom asked for you on Monday.
<a href="https://mail.example/p/abc">Preferences</a> &amp; more</p>
</td></tr></table></td></tr></table></body></html>
"""

_HEADERS = """\
Return-Path: <bounces+n0nce@mail.example>
From: Aspire Mentoring <aspire@mail.example>
Reply-To: Aspire Mentoring <aspire+t0ken@mail.example>
To: Ana Silva <ana@home.example>
Subject: Request 7: Tom would like you as a mentor
Date: Tue, 03 Mar 2026 08:15:00 +0000
Message-ID: <request_received.7.1@mail.example>
References: <request.7@mail.example>
MIME-Version: 1.0
"""

IN_BOTH = (
    _HEADERS
    + 'Content-Type: multipart/alternative; boundary="b0"\n\n--b0\nContent-Type: text/plain; charset="utf-8"\n\n'
    + TEXT
    + '\n--b0\nContent-Type: text/html; charset="utf-8"\n\n'
    + HTML
    + "\n--b0--\n"
).encode()

IN_TEXT = (_HEADERS + 'Content-Type: text/plain; charset="utf-8"\n\n' + TEXT).encode()

_INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Aspire//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:meeting-4@mail.example
SEQUENCE:2
DTSTAMP:20260301T080000Z
DTSTART:20260310T090000Z
DTEND:20260310T093000Z
SUMMARY:Ana and Tom
ORGANIZER:mailto:aspire@mail.example
ATTENDEE;RSVP=TRUE:mailto:ana@home.example
END:VEVENT
END:VCALENDAR
"""

INVITATION = (_HEADERS + 'Content-Type: text/calendar; method=REQUEST; charset="utf-8"\n\n' + _INVITATION).encode()
