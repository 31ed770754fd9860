/**
 * What every Office file is: a zip of parts, with a list of their types and of who leads to whom.
 */

import { zipSync } from "fflate";

import { CORE, maker, OFFICE, RELATIONS, TYPES, written } from "./xml.js";

/**
 * @typedef {object} Part
 * @property {string} path
 * @property {string} type after `application/vnd.openxmlformats-`
 * @property {Element} root
 * @property {[id: string, kind: string, target: string][]} [relations] of this part
 */

/**
 * @param {Part[]} parts the first is the document itself
 * @param {{ title: string, made: Date }} about
 * @returns {Uint8Array}
 */
export function officeFile(parts, about) {
  const core = {
    path: "docProps/core.xml",
    type: "package.core-properties+xml",
    root: coreProperties(about),
  };
  /** @type {Record<string, Uint8Array>} */
  const files = {
    "[Content_Types].xml": written(contentTypes([...parts, core])),
    "_rels/.rels": written(
      relationships([
        ["r1", `${OFFICE}officeDocument`, parts[0].path],
        ["r2", CORE, core.path],
      ]),
    ),
  };
  for (const { path, root, relations } of /** @type {Part[]} */ ([...parts, core])) {
    files[path] = written(root);
    if (!relations) continue;
    const list = relations.map(
      ([id, kind, target]) => /** @type {Relation} */ ([id, OFFICE + kind, target]),
    );
    files[path.replace(/([^/]+)$/, "_rels/$1.rels")] = written(relationships(list));
  }
  return zipSync(files, { level: 6, mtime: about.made });
}

/** @param {Pick<Part, "path" | "type">[]} parts */
function contentTypes(parts) {
  const make = maker(TYPES);
  return make(
    "Types",
    {},
    make("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    make("Default", { Extension: "xml", ContentType: "application/xml" }),
    ...parts.map(({ path, type }) =>
      make("Override", {
        PartName: `/${path}`,
        ContentType: `application/vnd.openxmlformats-${type}`,
      }),
    ),
  );
}

/** @typedef {[id: string, type: string, target: string]} Relation */

/** @param {Relation[]} list */
function relationships(list) {
  const make = maker(RELATIONS);
  const found = list.map(([Id, Type, Target]) => make("Relationship", { Id, Type, Target }));
  return make("Relationships", {}, ...found);
}

/** @param {{ title: string, made: Date }} about */
function coreProperties({ title, made }) {
  const make = maker();
  const time = `${made.toISOString().slice(0, 19)}Z`;
  return make(
    "cp:coreProperties",
    {},
    make("dc:title", {}, title),
    make("dcterms:created", { "xsi:type": "dcterms:W3CDTF" }, time),
    make("dcterms:modified", { "xsi:type": "dcterms:W3CDTF" }, time),
  );
}
