/** What ESLint holds: its recommended rules, and the house's limits of functions and files. */

import js from "@eslint/js";
import globals from "globals";

const SIZES = {
  "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
  "max-lines-per-function": [
    "error",
    { max: 45, skipBlankLines: true, skipComments: true, IIFEs: true },
  ],
  complexity: ["error", 16],
};

/** What esbuild leaves as it is, and the oldest browsers of build.mjs do not have. */
const message = "not in browsers of 2021 (TARGET in build.mjs)";
const METHODS =
  "at|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|groupBy|withResolvers|randomUUID";
const NEWER = [
  { selector: `CallExpression[callee.property.name=/^(${METHODS})$/]`, message },
  { selector: "Identifier[name=structuredClone]", message },
  { selector: "MemberExpression[object.name=AbortSignal]", message },
];

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "prefer-const": "error",
      "no-implicit-coercion": ["error", { boolean: false }],
      "no-irregular-whitespace": ["error", { skipStrings: true, skipRegExps: true }],
    },
  },
  {
    files: ["src/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: { ...SIZES, "no-restricted-syntax": ["error", ...NEWER] },
  },
  {
    files: ["test/**/*.js", "*.mjs"],
    languageOptions: { ecmaVersion: 2025, globals: { ...globals.node, ...globals.browser } },
  },
];
