"""Parses, walks and compiles modules of the standard library, as linters, test collectors and imports do."""
import ast
import os
import random
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
folder = os.path.dirname(os.__file__)
names = sorted(name for name in os.listdir(folder) if name.endswith(".py"))
random.Random(sys.argv[2] if len(sys.argv) > 2 else 15).shuffle(names)
del names[int(56 * scale) :]
window = []
nodes = functions = 0
for name in names:
    with open(os.path.join(folder, name), "rb") as file:
        source = file.read()
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        nodes += 1
        functions += isinstance(node, (ast.FunctionDef, ast.Lambda))
    window.append((tree, compile(tree, name, "exec")))
    if len(window) > 12:
        del window[nodes % 12]
print("nodes", nodes, "functions", functions)
