"""Money in decimals, exact sums in fractions, large integers: numbers that are objects and die at once."""
import decimal
import fractions
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else 8)
Decimal, Fraction = decimal.Decimal, fractions.Fraction
cent = Decimal("0.01")


def ledger(rows):
    book = []
    balance = Decimal(0)
    for number in range(rows):
        amount = Decimal(chance.randrange(1_000_000)) / 100
        tax = (amount * Decimal("0.19")).quantize(cent, decimal.ROUND_HALF_UP)
        balance += amount - tax
        book.append((number, amount, tax, balance, str(balance)))
    return book


def interest(years):
    capital, rate = Decimal(10_000), Decimal("1.0375")
    steps = []
    for _ in range(years):
        capital = (capital * rate).quantize(cent)
        steps.append(f"{capital:,.2f}")
    return steps


def harmonic(terms):
    total = Fraction(0)
    for i in range(1, terms):
        total += Fraction(1, i * i)
    return total


def digits(count):
    """Pi by Gibbons' spigot: integers that grow as the digits come."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < n * t:
            yield n
            count -= 1
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


result = 0
books = []
for quarter in range(4):
    books.append(ledger(int(20_000 * scale)))
    del books[:-2]
    result += sum(len(interest(300)) for _ in range(int(8 * scale)))
    ratios = [Fraction(chance.randrange(1, 999), chance.randrange(1, 999)) for _ in range(int(4000 * scale))]
    result += sum(ratios[::40], Fraction(0)).denominator % 97 + len(set(ratios))
    result += harmonic(int(150 * scale)).numerator % 97
    result += sum(digits(int(400 * scale)))
with decimal.localcontext(prec=200):
    roots = [Decimal(i).sqrt() for i in range(2, int(3000 * scale))]
print("result", result, len(roots), books[-1][-1][-1])
