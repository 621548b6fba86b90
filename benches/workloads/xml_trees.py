"""Catalogues are built as element trees, written as XML, parsed again, searched, changed, and dropped."""
import random
import sys
import xml.etree.ElementTree as ElementTree

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 10)
vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9))) for _ in range(1500)]


def catalogue(number, books):
    root = ElementTree.Element("catalogue", {"number": str(number), "lang": "en"})
    for i in range(books):
        book = ElementTree.SubElement(root, "book", id=f"b{number}-{i}", shelf=chance.choice(vocabulary))
        ElementTree.SubElement(book, "title").text = " ".join(chance.choices(vocabulary, k=chance.randint(2, 7)))
        for _ in range(chance.randint(1, 3)):
            author = ElementTree.SubElement(book, "author", {"role": "writer"})
            author.text = chance.choice(vocabulary).title()
            author.tail = "\n"
        if i % 3 == 0:
            ElementTree.SubElement(book, "price", currency="EUR").text = f"{chance.random() * 60:.2f}"
    return root


found = 0
shelf = []
for number in range(18):
    text = ElementTree.tostring(catalogue(number, int(900 * scale)), encoding="unicode")
    root = ElementTree.fromstring(text)
    for book in root.findall("./book[price]"):
        price = book.find("price")
        price.set("net", str(round(float(price.text) / 1.19, 2)))
        book.append(ElementTree.fromstring(f"<note by='{number}'>checked <b>twice</b></note>"))
    for book in [book for book in root if chance.random() < 0.3]:
        root.remove(book)
    found += sum(1 for _ in root.iter("author")) + len("".join(root.itertext()))
    shelf.append(root)
    if len(shelf) > 5:
        del shelf[chance.randrange(5)]
    parser = ElementTree.XMLPullParser(("end",))
    for start in range(0, len(text), 4096):
        parser.feed(text[start : start + 4096])
        for _, element in parser.read_events():
            if element.tag == "book":
                found += len(element)
                element.clear()
print("found", found)
