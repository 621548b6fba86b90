"""A stream of requests: parse the head, route, look into a session, render a page, build the response, forget it."""
import collections
import html
import random
import re
import string
import sys
import urllib.parse

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 2)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 10))) for _ in range(1000)]
page = string.Template("<html><head><title>$title</title></head><body><ul>$rows</ul><p>$count visits</p></body></html>")
routes = [
    (re.compile(r"/shop/(?P<section>\w+)/(?P<item>\d+)$"), "item"),
    (re.compile(r"/people/(?P<who>\w+)$"), "person"),
    (re.compile(r"/find$"), "find"),
    (re.compile(r"/.*$"), "other"),
]
sessions = collections.OrderedDict()
journal = collections.deque(maxlen=5000)


def incoming(number):
    words = chance.choices(vocabulary, k=3)
    target = (
        f"/shop/{words[0]}/{number}",
        f"/people/{words[1]}",
        "/find?" + urllib.parse.urlencode({"q": " ".join(words), "page": number % 9}),
        f"/{words[2]}/{words[0]}",
    )[number % 4]
    lines = [
        f"GET {target} HTTP/1.1",
        "Host: shop.example",
        f"User-Agent: agent/{number % 23}",
        f"Cookie: id={chance.randrange(4000)}; theme={words[1]}",
        f"X-Trace: {number:024x}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def answer(request):
    first, *rest = request.decode("latin-1").rstrip().split("\r\n")
    _, target, _ = first.split()
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in rest)}
    cookies = dict(pair.split("=", 1) for pair in headers["cookie"].split("; "))
    address = urllib.parse.urlsplit(target)
    query = urllib.parse.parse_qs(address.query)
    for pattern, name in routes:
        if found := pattern.match(address.path):
            break
    session = sessions.pop(cookies["id"], None) or {"visits": 0, "seen": [], "theme": cookies["theme"]}
    sessions[cookies["id"]] = session
    if len(sessions) > 2500:
        sessions.popitem(last=False)
    session["visits"] += 1
    session["seen"] = (session["seen"] + [target])[-8:]
    facts = {**found.groupdict(), **query, **headers}
    rows = "".join(f"<li>{html.escape(key)}: {html.escape(str(value))}</li>" for key, value in facts.items())
    body = page.substitute(title=name, rows=rows, count=session["visits"]).encode()
    head = {"Content-Type": "text/html", "Content-Length": len(body), "X-Trace": headers["x-trace"]}
    journal.append((name, len(body), cookies["id"]))
    return b"HTTP/1.1 200 OK\r\n" + "\r\n".join(f"{k}: {v}" for k, v in head.items()).encode() + b"\r\n\r\n" + body


print("bytes", sum(len(answer(incoming(number))) for number in range(int(17_000 * scale))))
