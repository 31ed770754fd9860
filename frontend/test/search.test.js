import assert from "node:assert/strict";
import { test } from "node:test";

import { Corpus } from "../src/search/corpus.js";
import { fold, spell } from "../src/search/fold.js";
import { readAliases, readQuery, readWords } from "../src/search/query.js";
import { otherReadings } from "../src/search/readings.js";
import { SearchIndex } from "../src/search/search-index.js";

/** @param {string} text @param {string} query */
function found(text, query, typing = false) {
  const corpus = new Corpus(text.normalize("NFC"));
  return corpus.find(readWords(query, typing)).map(({ from, to }) => corpus.text.slice(from, to));
}

test("a folded text is as long as the text, and has no marks", () => {
  const text = "ĐÁNH GIÁ: hoà nhập, 15/08 – “Đường”\nƯu, kỹ sư";
  assert.equal(fold(text).length, text.length);
  assert.equal(fold(text), "danh gia  hoa nhap  15 08    duong \nuu  ki su");
});

test("every letter of Vietnamese is folded to one of a to z", () => {
  const marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  for (const base of "aăâeêioôơuưyđ") {
    for (const mark of marks) {
      const letter = (base + mark).normalize("NFC");
      if (letter.length === 1)
        assert.match(fold(letter) + fold(letter.toUpperCase()), /^[a-z]{2}$/);
    }
  }
});

test("both places of a tone mark are one, different tones are two", () => {
  assert.deepEqual(spell("hoá"), spell("hóa"));
  assert.deepEqual(spell("thuỷ"), spell("thủy"));
  assert.notDeepEqual(spell("hoá"), spell("hoà"));
  assert.deepEqual(spell("Lý"), spell("lí"));
});

test("without marks every word is found, with marks only that one", () => {
  const text = "Đường, dương, dưỡng, duông";
  assert.deepEqual(found(text, "duong"), ["Đường", "dương", "dưỡng", "duông"]);
  assert.deepEqual(found(text, "đường"), ["Đường"]);
  assert.deepEqual(found(text, "ĐƯỜNG".normalize("NFD")), ["Đường"]);
  assert.deepEqual(found("văn hóa, hòa", "hoá"), ["hóa"]);
});

test("an open syllable is found with i and with y, and without marks in every tone", () => {
  const text = "Quý thầy cô, quí vị, quy định, quyền; kỹ năng, kĩ thuật, ly, lý do";
  assert.deepEqual(found(text, "quí"), ["Quý", "quí"]);
  assert.deepEqual(found(text, "quý"), ["Quý", "quí"]);
  assert.deepEqual(found(text, "quy"), ["Quý", "quí", "quy"]);
  assert.deepEqual(found(text, "qui"), ["Quý", "quí", "quy"]);
  assert.deepEqual(found(text, "kĩ"), ["kỹ", "kĩ"]);
  assert.deepEqual(found(text, "ly"), ["ly", "lý"]);
  assert.deepEqual(found("quyền hạn", "quy", true), ["quyền"]);
  assert.deepEqual(found("quyền hạn", "qui"), []);
});

test("a word with marks that nobody wrote is looked for without", () => {
  assert.deepEqual(found("hiệu trưởng", "hiêu truơng"), ["hiệu", "trưởng"]);
});

test("the last word may go on while it is typed, unless it is a word as it is", () => {
  assert.deepEqual(found("minh chứng", "minh chu", true), ["minh", "chứng"]);
  assert.deepEqual(found("dân chủ, dân chúng tôi, chuẩn", "dan chu", true), ["dân", "chủ", "dân"]);
  assert.deepEqual(found("minh chứng", "minh chu"), ["minh"]);
  assert.deepEqual(found("minh chứng", "chưng", true), ["chứng"]);
});

test("numbers are whole, may have zeros before them, and stand apart from letters", () => {
  assert.deepEqual(found("TC6, tiêu chí 06, 16, 60", "tc6"), ["TC", "6", "06"]);
  assert.deepEqual(found("BM01 và biểu mẫu 10", "bm1"), ["BM", "01"]);
  assert.deepEqual(found("Thông tư 20/2018/TT-BGDĐT", "20 2018"), ["20", "2018"]);
});

test("words that follow each other make a run, also over signs, not over the end of a line", () => {
  const corpus = new Corpus("minh, chứng minh\nchứng");
  const hits = corpus.find(readWords("minh chung", false));
  const runs = corpus.runs(hits).map(({ first, last }) => last - first + 1);
  assert.deepEqual(runs, [2, 1, 1]);
});

test("signs alone, and nothing, are no query", () => {
  const aliases = readAliases([]);
  for (const text of ["", "  ", "?!", "*", "“”"]) assert.deepEqual(readQuery(text, aliases), []);
});

test("an abbreviation leads to its full form and back, another name only as the whole query", () => {
  const aliases = readAliases([
    ["short", "HT", "hiệu trưởng"],
    ["also", "cấp độ", "mức"],
    ["short", "K", "Khá"],
  ]);
  const said = (/** @type {string} */ text) => readQuery(text, aliases).map((query) => query.text);
  assert.deepEqual(said("ht tự đánh giá"), ["ht tự đánh giá", "hiệu trưởng tự đánh giá"]);
  assert.deepEqual(said("hieu truong"), ["hieu truong", "HT"]);
  assert.deepEqual(said("cap do"), ["cap do", "mức"]);
  assert.deepEqual(said("cap do cao"), ["cap do cao"]);
  assert.deepEqual(said("k"), ["k"]);
});

/** Two tracks that share a criterion, a page of one track, a glossary. */
const DATA = {
  tracks: /** @type {[string, string, string][]} */ ([
    ["low", "low/", "Low"],
    ["high", "high/", "High"],
  ]),
  aliases: /** @type {import("../src/search/query.js").Alias[]} */ ([
    ["short", "GV", "giáo viên"],
  ]),
  pages: /** @type {import("../src/search/types").PageRow[]} */ ([
    ["s/c01", 0, 1, 100],
    ["s/c02", 2, 1, 100],
    ["s/extra", 3, 1, 60],
    ["glossary", 4, 5, 90],
  ]),
  sections: /** @type {import("../src/search/types").SectionRow[]} */ ([
    [0, 3, "", 0, 6],
    [0, 1, "proof", 7, 8],
    [0, 2, "proof", 7, 9],
    [1, 3, "", 2, 10],
    [2, 2, "", 3, 11],
    [3, 0, "", 4],
    [3, 0, "term-teacher", 12, 13],
  ]),
  text: [
    "Tiêu chí 1. Đạo đức", "Chuẩn", "Tiêu chí 2. Dân chủ", "Thêm", "Từ ngữ", "",
    "Nhìn vào cách làm dân chủ ở lớp.", "Minh chứng", "Sổ dự giờ lớp một.", "Sổ dự giờ lớp mười.",
    "Chủ động, dân dã. Minh bạch, có chứng từ.", "Đạo đức & <b>lối sống</b>", "giáo viên (GV)", "Người dạy học.",
  ].join("\n"),
}; // prettier-ignore

/** @param {string} query @param {string} [track] */
function paths(query, track) {
  return new SearchIndex(DATA).search(query, track).pages.map((page) => page.path);
}

test("a page's own title comes before pages that mention the words", () => {
  assert.deepEqual(paths("dan chu"), ["low/s/c02.html", "low/s/c01.html"]);
  assert.equal(paths("tieu chi 1")[0], "low/s/c01.html");
});

test("a phrase comes before scattered words", () => {
  assert.deepEqual(paths("minh chung"), ["low/s/c01.html", "low/s/c02.html"]);
});

test("one result for a page of several tracks, in the reader's own", () => {
  assert.deepEqual(paths("so du gio", "high"), ["high/s/c01.html"]);
  assert.deepEqual(paths("so du gio", "low"), ["low/s/c01.html"]);
  assert.deepEqual(paths("lop muoi", "low"), ["high/s/c01.html"]);
  assert.deepEqual(paths("them", "low"), ["high/s/extra.html"]);
});

test("an abbreviation finds its full form, and the page is told to mark that", () => {
  const [page] = new SearchIndex(DATA).search("gv").pages;
  assert.equal(page.path, "glossary.html");
  assert.equal(page.sections[0].anchor, "term-teacher");
});

test("what is shown is text with the written words marked", () => {
  const [page] = new SearchIndex(DATA).search("loi song").pages;
  assert.deepEqual(page.teaser, [
    { text: "Đạo đức & <b>", marked: false },
    { text: "lối sống", marked: true },
    { text: "</b>", marked: false },
  ]);
});

test("a suggestion finishes the last word in the way it was begun", () => {
  const index = new SearchIndex(DATA);
  assert.equal(index.search("dao đ").suggestion, "");
  assert.equal(index.search("minh ba").suggestion, "minh bach");
  assert.equal(index.search("minh bạ").suggestion, "minh bạch");
  assert.equal(index.search("dan chu").suggestion, "");
});

test("words that nobody wrote find nothing, and the rest of the query still does", () => {
  assert.deepEqual(paths("zzzz"), []);
  assert.equal(paths("dan chu zzzz")[0], "low/s/c02.html");
  assert.deepEqual(paths("<script>alert()</script>"), []);
});

const GLUED = new Corpus(
  "minh chứng minh chứng hiệu trưởng đánh giá giáo viên kế hoạch tiêu chí 6 lớp 3 tổ sư phạm",
);
const read = (/** @type {string} */ text) => otherReadings(text, GLUED, "bao nhiêu|là gì|số|có");

test("words written together are parted where the parts are words of the text", () => {
  assert.deepEqual(read("minhchung"), ["minh chung"]);
  assert.deepEqual(read("hiệutrưởng"), ["hieu truong"]);
  assert.deepEqual(read("danhgiagiaovien"), ["danh gia giao vien"]);
  assert.deepEqual(read("tieuchi6"), ["tieu chi 6"]);
  assert.deepEqual(read("xyzminh"), []);
});

test("what Telex and VNI leave behind is taken away, a number stays one", () => {
  assert.deepEqual(read("ddanhs gias"), ["danh gia"]);
  assert.deepEqual(read("hieeuj truowngr"), ["hieu truong"]);
  assert.deepEqual(read("d9anh1 gia1"), ["danh gia"]);
  assert.deepEqual(read("hie65u tru7o7ng3"), ["hieu truong"]);
  assert.deepEqual(read("tieu chi 6"), []);
  assert.deepEqual(read("sư phạm"), [], "letters that Telex uses may be those of a word");
});

test("a question is also read without the words that make it one", () => {
  assert.deepEqual(read("minh chứng là gì"), ["minh chung"]);
  assert.deepEqual(read("tiêu chí số 6"), ["tieu chi 6"]);
  assert.deepEqual(read("là gì"), []);
});

test("words of a question lead to the name of what it asks for", () => {
  const aliases = readAliases([["asked", "mấy năm lần", "chu kỳ đánh giá"]]);
  const said = (/** @type {string} */ text) => readQuery(text, aliases).map((query) => query.text);
  assert.deepEqual(said("may nam danh gia mot lan"), [
    "may nam danh gia mot lan",
    "chu kỳ đánh giá",
  ]);
  assert.deepEqual(said("lan may nam"), ["lan may nam"]);
});
