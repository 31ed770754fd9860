/** Rules of the house that need a script to be read as a tree. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import ts from "typescript";

const SRC = new URL("../src/", import.meta.url);
/** What classes of the browser declare themselves. */
const BROWSER = { HTMLElement: ["hidden", "textContent", "innerHTML"] };

/**
 * The part of `this` that a node gives a value to; "" where it is another thing.
 *
 * @param {ts.Node} node
 */
function assigned(node) {
  if (!ts.isBinaryExpression(node) || !ts.isPropertyAccessExpression(node.left)) return "";
  const own = node.left.expression.kind === ts.SyntaxKind.ThisKeyword;
  const { kind } = node.operatorToken;
  const gives =
    kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment && own;
  return gives ? node.left.name.text : "";
}

/**
 * @param {ts.Node} node
 * @returns {string[]}
 */
function assignedIn(node) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} one */
  const visit = (one) => {
    if (assigned(one)) found.push(assigned(one));
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/**
 * Every class: what it stands on, what it declares, and what its methods give a value to.
 *
 * @param {string[]} texts
 */
function classesOf(texts) {
  /** @type {Map<string, { on: string, declared: string[], given: string[] }>} */
  const classes = new Map(
    Object.entries(BROWSER).map(([name, declared]) => [name, { on: "", declared, given: [] }]),
  );
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isClassLike(node)) {
      const declared = node.members.flatMap((member) => [
        ...(member.name ? [member.name.getText()] : []),
        ...(ts.isConstructorDeclaration(member) ? assignedIn(member) : []),
      ]);
      const on = node.heritageClauses?.[0]?.types[0].expression.getText() ?? "";
      classes.set(node.name?.text ?? "", { on, declared, given: assignedIn(node) });
    }
    ts.forEachChild(node, visit);
  };
  for (const text of texts) {
    visit(ts.createSourceFile("x.js", text, ts.ScriptTarget.ES2022, true));
  }
  return classes;
}

/** @param {string[]} texts */
function undeclared(texts) {
  const classes = classesOf(texts);
  /** @type {(name: string) => string[]} */
  const declared = (name) => {
    const found = classes.get(name);
    return found ? [...found.declared, ...declared(found.on)] : [];
  };
  return [...classes].flatMap(([name, { given }]) => {
    const known = declared(name);
    return [...new Set(given)].filter((one) => !known.includes(one)).map((one) => `${name}.${one}`);
  });
}

test("what a class keeps is declared in it, and appears in no method unannounced", () => {
  const names = readdirSync(SRC, { recursive: true, encoding: "utf-8" });
  const texts = names
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(name.replaceAll("\\", "/"), SRC), "utf-8"));
  assert.deepEqual(undeclared(texts), []);
});

test("an attribute that only a method brings is told, one of the class below is not", () => {
  const below = "class A { a; constructor() { this.b = 1; } }";
  assert.deepEqual(undeclared([below, "class B extends A { run() { this.a = this.b = 1; } }"]), []);
  assert.deepEqual(undeclared([below, "class B extends A { run() { this.c ??= 1; } }"]), ["B.c"]);
});
