"""The parts of a document in the legal form, ready to be laid out in any format."""

from dataclasses import dataclass

from tests.importing.spec import LETTERS, Spec, SpecCriterion, SpecGroup

COUNTS = {3: "ba", 4: "bốn", 5: "năm"}


@dataclass
class Part:
    """A paragraph, or a group of criteria for the layout to set."""

    text: str = ""
    group: SpecGroup | None = None
    bold: bool = False


def opening(spec: Spec) -> list[Part]:
    texts = [
        "BỘ DẪN ĐƯỜNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {spec.number}",
        f"Hà Nội, {spec.issued}",
        "THÔNG TƯ",
        f"BAN HÀNH {spec.title.upper()}",
        "Căn cứ Nghị định về chức năng của Bộ Dẫn đường;",
        f"Bộ trưởng Bộ Dẫn đường ban hành Thông tư {spec.title}.",
        "Điều 1. Kèm theo Thông tư này là bản Quy định về chuẩn.",
        f"Điều 2. Thông tư này có hiệu lực kể từ {spec.in_force}.",
        "Điều 3. Chánh Văn phòng và các đơn vị có tên trong danh sách chịu trách nhiệm thi hành.",
        "QUY ĐỊNH",
        spec.title.upper(),
        "Chương I",
        "NHỮNG ĐIỀU CHUNG",
        "Điều 1. Phạm vi và đối tượng",
        "1. Văn bản này nói về chuẩn và cách dùng chuẩn.",
        "2. Văn bản này dùng cho mọi nơi làm việc trong ngành.",
        "Điều 2. Giải thích từ ngữ",
        "Trong Quy định này, các từ dưới đây được hiểu như sau:",
        scale_sentence(spec),
        "2. Minh chứng là cái có thật cho thấy một mức.",
        "Điều 3. Các phần của chuẩn",
        f"1. Chuẩn gồm {len(spec.groups)} tiêu chuẩn, {len(spec.criteria)} tiêu chí.",
        f"2. Cách xếp loại theo Điều {spec.rule_article} Quy định này.",
        *filler(4, int(spec.groups[0].article)),
        "Chương II",
        "NỘI DUNG CHUẨN",
    ]
    return [Part(t, bold=t.isupper()) for t in texts]


def scale_sentence(spec: Spec) -> str:
    """The list of levels, with the lowest where the criteria do not describe it by name."""
    if len(spec.levels) == 1:
        return "1. Yêu cầu là việc mỗi người phải làm được trong năm."
    if spec.floor.split()[-1] not in " ".join(spec.levels).split():
        names = ", ".join((spec.floor, *spec.levels))
        return f"1. Thang có năm mức từ thấp đến cao: {names}."
    count = COUNTS[len(spec.levels)]
    return (
        f"1. Mức của tiêu chí là bậc phát triển của mỗi người. Có {count} mức "
        f"theo thứ tự tăng dần: {', '.join(spec.levels)}."
    )


def filler(first: int, end: int) -> list[str]:
    """Articles about other things, so that numbers run on."""
    texts = []
    for number in range(first, end):
        texts.append(f"Điều {number}. Việc giữ gìn nơi làm việc, phần {number}")
        texts.append(f"Mỗi người giữ nơi làm việc gọn gàng theo phần {number} của sổ tay chung.")
    return texts


def closing(spec: Spec) -> list[Part]:
    article = spec.rule_article
    texts = [
        *filler(int(spec.groups[-1].article) + 1, article),
        "Chương III",
        "CÁCH DÙNG CHUẨN",
        f"Điều {article}. Quy trình đánh giá và cách xếp loại",
        "1. Quy trình đánh giá",
        "a) Từng người tự xem mình theo chuẩn;",
        "b) Nơi làm việc hỏi ý kiến những người cùng làm;",
        "c) Người đứng đầu kết luận và báo cho từng người.",
        "2. Xếp loại kết quả",
        *(f"{LETTERS[n]}) {name}: {text};" for n, (name, text) in enumerate(spec.rule[:-1])),
        f"{LETTERS[len(spec.rule) - 1]}) {spec.rule[-1][0]}: {spec.rule[-1][1]}.",
        f"Điều {article + 1}. Chu kỳ đánh giá",
        "1. Mỗi người tự đánh giá mỗi năm một lần vào cuối năm.",
        "2. Người đứng đầu đánh giá hai năm một lần.",
        f"Điều {article + 2}. Trách nhiệm của các đơn vị",
        "1. Các đơn vị báo cáo kết quả trước ngày cuối cùng của tháng Sáu.",
        "Nơi nhận:",
        "- Các đơn vị;",
        "- Lưu: VT.",
        "PHỤ LỤC",
        "MẪU PHIẾU TỰ ĐÁNH GIÁ",
        *form_lines(spec),
    ]
    return [Part(t) for t in texts]


def form_lines(spec: Spec) -> list[str]:
    """Names of groups and criteria once more, as a form for self-assessment has them."""
    texts = []
    for group in spec.groups:
        texts.append(f"Tiêu chuẩn {group.number}. {group.name}")
        texts += [f"Tiêu chí {c.number}. {c.name}" for c in group.criteria]
    return texts


def parts(spec: Spec) -> list[Part]:
    return [*opening(spec), *(Part(group=g) for g in spec.groups), *closing(spec)]


def group_head(group: SpecGroup) -> str:
    return f"Điều {group.article}. Tiêu chuẩn {group.number}. {group.name}"


def criterion_head(criterion: SpecCriterion) -> str:
    return f"{criterion.clause}. Tiêu chí {criterion.number}. {criterion.name}"


def lettered(spec: Spec, criterion: SpecCriterion) -> list[tuple[str, str]]:
    """Label and text of each level, with the letter of its point; the last ends with a full stop."""
    last = len(spec.levels) - 1
    return [
        (f"{LETTERS[n]}) Mức {name}:", f"{text}{'.' if n == last else ';'}")
        for n, (name, text) in enumerate(zip(spec.levels, criterion.levels, strict=True))
    ]


def paragraphs(spec: Spec) -> list[str]:
    """The whole document, one paragraph after another."""
    texts: list[str] = []
    for part in parts(spec):
        if part.group is None:
            texts.append(part.text)
            continue
        texts += [group_head(part.group), part.group.statement + "."]
        for criterion in part.group.criteria:
            texts.append(criterion_head(criterion))
            texts += [f"{label} {text}" for label, text in lettered(spec, criterion)]
    return texts
