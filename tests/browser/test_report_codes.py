"""Short results on the board: codes come in by camera and by paste, and join their files."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .boarding import BOARD, MUSEUM
from .conftest import ROOT
from .reporting import bring_texts, look, sixty
from .resulting import KEYED, forge, load, open_codes, score

pytestmark = pytest.mark.browser


CAMERA = """frames => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 600, height: 600});
  const pen = canvas.getContext('2d');
  let n = 0;
  window.nextFrame = async () => {
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(frames[n++ % frames.length]);
    await image.decode();
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 600, 600);
    pen.drawImage(image, 0, 0, 600, 600);
  };
  Object.defineProperty(navigator, 'mediaDevices', {value: {
    getUserMedia: async () => {
      await window.nextFrame();
      setInterval(window.nextFrame, 200); // a picture that never changes may never come
      return canvas.captureStream(10);
    },
  }});
}"""
DETECTOR = """() => {
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ['qr_code']; }
    async detect(video) {
      const [width, height] = [video.videoWidth, video.videoHeight];
      if (!width) return [];
      const pen = Object.assign(document.createElement('canvas'), {width, height}).getContext('2d');
      pen.drawImage(video, 0, 0);
      const found = jsQR(pen.getImageData(0, 0, width, height).data, width, height);
      return found ? [{rawValue: found.data}] : [];
    }
  };
}"""
JSQR = ROOT / "frontend/node_modules/jsqr/dist/jsQR.js"


def codes(visitor: Any, folder: Path, texts: list[str]) -> list[tuple[str, str]]:
    """The codes that participants' pages show: line of text and picture."""
    found = []
    for text in texts:
        page = visitor("shipped").open("results.html")
        load(page, forge(folder, "r.json", text))
        frame = open_codes(page).first
        picture = frame.evaluate(
            "f => new XMLSerializer().serializeToString(f.querySelector('svg'))"
        )
        found.append((frame.locator("textarea").input_value(), picture))
        page.context.close()
    return found


def test_codes_come_in_by_camera_and_by_paste_and_join_their_files(visitor, tmp_path):
    texts = sixty()[1][:3]
    (_, picture), (second, _), (third, _) = codes(visitor, tmp_path, texts)
    trainer = visitor("shipped-trainer")
    trainer.context.add_init_script(JSQR.read_text(encoding="utf-8"))
    trainer.context.add_init_script(f"({DETECTOR})()")
    trainer.context.add_init_script(f"({CAMERA})({json.dumps([picture])})")
    page = trainer.open(BOARD)
    page.click("text=Quét mã QR")
    page.locator(".th-scan [role=status]", has_text="Đã nhận mã thứ 1").wait_for()
    page.click("text=Dừng quét")
    expect(page.locator(".th-scan")).to_be_hidden()

    page.click("[data-part=paste] summary")
    broken = third[:-1] + ("0" if third[-1] != "0" else "1")
    page.fill("[name=pasted]", f"Kết quả của em: {second}\n\n{broken}")
    page.click("[data-do=paste]")
    expect(page.locator("[name=pasted]")).to_have_value("")
    rows = {table["id"]: table["rows"] for table in look(page)}
    assert rows["participants"] == [["Tiểu học", "2", "0", "2", "0", "4", "0"]]
    assert [row[1] for row in rows["left-out"]] == ["mã chép thiếu hoặc sai chữ. Xin gửi lại mã."]

    page.get_by_role("button", name="Đóng báo cáo").click()
    expect(page.locator(".th-report")).to_have_count(0)
    bring_texts(page, texts)
    people = next(t for t in look(page) if t["id"] == "participants")["rows"]
    assert people == [["Tiểu học", "3", "3", "0", "0", "6", "1"]]


@pytest.mark.parametrize("over", ["file", "school.test"])
def test_firefox_reads_codes_from_a_folder_and_over_plain_http(
    visitor, site_of, http_of, firefox, tmp_path, over
):
    person = visitor("museum").open("guide-2030/d01.html")
    score(person, KEYED)
    person.goto(person.url.replace("guide-2030/d01.html", "results.html"))
    shot, empty = tmp_path / "shot.png", tmp_path / "empty.png"
    frame = open_codes(person).first
    picture = frame.evaluate("f => new XMLSerializer().serializeToString(f.querySelector('svg'))")
    frame.screenshot(path=str(shot))
    person.locator("h1").first.screenshot(path=str(empty))
    base = site_of(MUSEUM).as_uri() if over == "file" else http_of(MUSEUM, over)
    seen = firefox(
        "firefox-codes.js",
        url=f"{base}/{BOARD}",
        pictures=[str(shot), str(empty)],
        camera=f"if (navigator.mediaDevices) ({CAMERA})({json.dumps([picture])})",
        settings={"network.dns.localDomains": "school.test"},
    )
    folder = over == "file"
    assert (seen["secure"], seen["reader"], seen["camera"]) == (folder, False, folder)
    assert seen["read"] == "Result codes were read from 1 of 2 pictures."
    assert seen["errors"] == []
    if folder:
        assert "1" in seen["scanned"]
    else:
        assert "camera" in seen["said"]


def test_a_screenshot_of_a_code_is_read_over_plain_http_without_the_browser_s_help(
    visitor, tmp_path
):
    person = visitor("museum").open("guide-2030/d01.html")
    score(person, KEYED)
    person.goto(person.url.replace("guide-2030/d01.html", "results.html"))
    shot, empty = tmp_path / "shot.png", tmp_path / "empty.png"
    open_codes(person).first.screenshot(path=str(shot))
    person.locator("h1").first.screenshot(path=str(empty))
    page = visitor(MUSEUM, over="school.test").open(BOARD)
    assert page.evaluate("[isSecureContext, 'mediaDevices' in navigator]") == [False, False]
    field = page.locator("[name=pictures]")
    field.set_input_files([str(shot), str(empty)])
    page.get_by_text("Result codes were read from 1 of 2 pictures.").wait_for()
    expect(page.locator("[data-stage=summary]")).to_be_visible()
    assert page.get_by_role("button", name="Scan a QR code").count() == 0
