import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { maskWords } from "../src/portfolio/mask-words.js";
import { findings, masked } from "../src/portfolio/masks.js";

/** The words of the Vietnamese strings, read as far as this test needs. */
const yaml = readFileSync(
  new URL("../../generator/locale/vi/portfolio.yaml", import.meta.url),
  "utf-8",
);
const area = yaml.slice(yaml.indexOf("\nmasks:\n") + 1, yaml.indexOf("\nsend:\n"));
const strings = Object.fromEntries(
  [...area.matchAll(/^ {2}(\w+): (?:>-\n)?((?:.+)(?:\n {4}.+)*)/gm)].map(([, key, text]) => [
    `portfolio.masks.${key}`,
    text.replace(/\s+/g, " ").trim(),
  ]),
);
Object.assign(globalThis, { taphuan: { strings, course: { id: "c" }, standards: {} } });
const words = maskWords();

for (const [text, mask] of [
  ["Sổ chủ nhiệm, cô Nguyễn Thị Hoa ghi", "Sổ chủ nhiệm, cô N.T.H. ghi"],
  ["Trường Tiểu học Bến Cát, ngày 12.10.2026", "Trường Tiểu học B.C., ngày 12.10.2026"],
  ["Trường Mầm non Hoa Sen 2", "Trường Mầm non H.S.2."],
  ["Gọi 0912 345 678 hoặc +84912345678", "Gọi (số điện thoại) hoặc (số điện thoại)"],
  ["CCCD 074185001234 của em Lan", "CCCD (số giấy tờ) của em L."],
  ["thầy Hòa. Cô giáo Thu", "thầy H. Cô giáo T."],
  ["NGUYỄN VĂN BÌNH; nguyễn thị hoa; Nguyen Thi Hoa", "N.V.B.; N.T.H.; N.T.H."],
  ["em H\u2019Hoa, Vừ Thị Mỷ, a.b@c.vn", "em H., V.T.M., (địa chỉ thư)"],
  ["xã Thanh An, trường Lê Lợi", "xã T.A., trường L.L."],
]) {
  test(`masked: ${text}`, () => assert.equal(masked(text, words), mask));
}

for (const text of [
  "Kế hoạch học tập tư tưởng Hồ Chí Minh",
  "Trường tiểu học đạt chuẩn. Tiểu học là cấp học",
  "Kinh phí 150.000.000 đồng, số 12/QĐ-THBC",
  "Ngữ Văn Toán lớp 5, tổ Toán Tin, Tổ Toán",
  "Nguyễn Văn A, cô H., N.T.H.",
  "lưu văn thư, biên bản ngày 12/10/2026",
  "Hồ sơ, Vũ điệu, Mai, Đoàn Thanh niên",
]) {
  test(`left alone: ${text}`, () => assert.deepEqual(findings(text, words), []));
}

let last = 7;
/** A number below 1, the same row of them in every run. */
const chance = () => (last = (last * 48271) % 2147483647) / 2147483647;

test("whatever is typed: findings lie apart and in the text, and nothing is left when masked", () => {
  const pick = (/** @type {string[]} */ of) => of[Math.floor(chance() * of.length)];
  const pieces =
    "Nguyễn|thị|Văn|Hoa|cô|Em|trường|Tiểu học|THCS|xã|Bến|Cát|A|2|0912345678|074 185 001 234|Anh|Lê|.|, |; |\n|đ|H\u2019Mỷ|x@y.vn|Hồ Chí Minh|150.000.000|(|\u0301|"
      .split("|")
      .concat(["\ud83d\ude00", "\u00a0"]);
  for (let round = 0; round < 4000; round += 1) {
    const some = Array.from({ length: 1 + Math.floor(chance() * 12) }, () => pick(pieces));
    const text = some.join(pick([" ", " ", "", "  "]));
    const found = findings(text, words);
    let end = 0;
    for (const one of found) {
      assert.ok(one.start >= end && one.end > one.start, text);
      assert.equal(text.slice(one.start, one.end), one.text, text);
      end = one.end;
    }
    const left = masked(text, words);
    assert.deepEqual(findings(left, words), [], JSON.stringify([text, left]));
  }
});
