"""A standard in the legal form, as plain values: from a shipped standard or invented."""

from dataclasses import dataclass

from generator.course.model.rule import RatingRule
from generator.course.model.standard import Standard

LETTERS = "abcdđeghik"


@dataclass(frozen=True)
class SpecCriterion:
    number: str
    name: str
    clause: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class SpecGroup:
    number: str
    name: str
    article: str
    statement: str
    criteria: tuple[SpecCriterion, ...]


@dataclass(frozen=True)
class Spec:
    number: str
    title: str
    issued: str
    in_force: str
    floor: str
    levels: tuple[str, ...]
    groups: tuple[SpecGroup, ...]
    rule: tuple[tuple[str, str], ...]
    """Name of a rating and the sentence with its conditions, best first."""
    rule_article: int

    @property
    def criteria(self):
        return [(g, c) for g in self.groups for c in g.criteria]


def day(value) -> str:
    return f"ngày {value.day:02d} tháng {value.month:02d} năm {value.year}"


def spec_of(standard: Standard) -> Spec:
    """The legal form of a shipped standard, with our own words as its text."""
    floor, *levels = (level.name.lower() for level in standard.scale)
    groups = tuple(
        SpecGroup(
            g.number,
            g.name,
            g.citation.removeprefix("Điều "),
            _one_line(g.about),
            tuple(_criterion(c, standard) for c in g.criteria),
        )
        for g in standard.groups
    )
    instrument = standard.instrument
    return Spec(
        instrument.number,
        instrument.title,
        day(instrument.issued),
        day(instrument.in_force_from),
        floor,
        tuple(levels),
        groups,
        tuple(rule_sentences(standard, standard.rating_rule)),
        10,
    )


def _criterion(criterion, standard) -> SpecCriterion:
    clause = criterion.citation.split()[1]
    texts = tuple(_one_line(criterion.levels[i].summary) for i in standard.level_ids[1:])
    return SpecCriterion(criterion.number, criterion.name, clause, texts)


def _one_line(text: str) -> str:
    return " ".join(text.replace("**", "").split()).rstrip(". ")


def rule_sentences(standard: Standard, rule: RatingRule):
    """The rule in sentences of our own, in the manner of such articles."""
    names = {level.id: level.name.lower() for level in standard.scale}
    for rating in rule.ratings:
        if rating.otherwise:
            yield rating.name, bottom_sentence(standard, rule, names)
        else:
            parts = [_sentence(standard, c, names) for c in rating.when]
            yield rating.name, "Có " + ", trong đó ".join([", ".join(parts[:2]), *parts[2:]])


def _numbers(standard, ids) -> str:
    numbers = [c.number for c in standard.criteria if c.id in ids]
    for group in standard.groups:
        if {c.id for c in group.criteria} == set(ids):
            return f"các tiêu chí tại {group.citation} Quy định này"
    return f"các tiêu chí {', '.join(numbers[:-1])} và {numbers[-1]}"


def _sentence(standard, condition, names) -> str:
    if hasattr(condition, "no_more_than"):
        below = names[condition.below]
        return f"không quá {condition.no_more_than} số tiêu chí dưới mức {below}"
    level = names[condition.at_least]
    if hasattr(condition, "every"):
        return f"mọi tiêu chí đều đạt từ mức {level} trở lên"
    if hasattr(condition, "share"):
        return f"ít nhất {condition.share} số tiêu chí đạt từ mức {level} trở lên"
    if hasattr(condition, "count"):
        return f"tối thiểu {condition.count} tiêu chí ở mức {level} trở lên"
    if hasattr(condition, "each_group"):
        return f"mỗi tiêu chuẩn có ít nhất {condition.each_group} số tiêu chí ở mức {level} trở lên"
    return f"{_numbers(standard, condition.named)} đạt từ mức {level} trở lên"


def bottom_sentence(standard, rule, names) -> str:
    """The lowest rating as the complement of the one above it, as circulars word it."""
    above = rule.ratings[-2]
    floor = names[standard.scale[0].id]
    parts = []
    for condition in above.when:
        if hasattr(condition, "every"):
            parts.append(f"ít nhất một tiêu chí {floor}")
        elif hasattr(condition, "share"):
            over, under = map(int, condition.share.split("/"))
            parts.append(f"trên {under - over}/{under} số tiêu chí được đánh giá {floor}")
        elif hasattr(condition, "named"):
            parts.append(f"một trong {_numbers(standard, condition.named)} được đánh giá {floor}")
    return "Có " + " hoặc ".join(parts)


ACTS = ("đón khách", "kể chuyện", "giữ hiện vật", "dẫn đoàn", "trả lời câu hỏi", "ghi sổ",
        "phối hợp ca trực", "giữ an toàn", "dùng thuyết minh tự động", "viết bài giới thiệu",
        "hướng dẫn người mới")  # fmt: skip
MANNERS = (
    "làm được khi có người đi cùng nhắc việc ở từng chặng của buổi {act}",
    "tự {act} trọn buổi theo đúng lịch, không để khách phải chờ",
    "{act} linh hoạt với đoàn đông, khách nhỏ tuổi và khách khuyết tật",
    "được đồng nghiệp mời dự khi {act}; cách làm đã được cả nhà trưng bày dùng lại",
)
INVENTED_RULE = (
    ("Đạt chuẩn ở mức dẫn dắt", "Có tất cả các tiêu chí từ mức vững trở lên và tối thiểu 8 tiêu chí "
     "đạt mức dẫn dắt, trong đó các tiêu chí 1, 4 và 5 đạt mức dẫn dắt"),
    ("Đạt chuẩn ở mức giỏi", "Mỗi tiêu chuẩn có ít nhất 1/2 số tiêu chí đạt mức giỏi trở lên; không quá "
     "1/3 số tiêu chí dưới mức vững"),
    ("Đạt chuẩn ở mức vững", "Có ít nhất hai phần ba số tiêu chí đạt từ mức vững trở lên và các tiêu chí "
     "thuộc tiêu chuẩn 2 đạt từ mức bước đầu trở lên"),
    ("Đạt chuẩn ở mức bước đầu", "Có ít nhất 1/2 số tiêu chí đạt từ mức bước đầu trở lên"),
    ("Chưa làm được", "Các trường hợp còn lại"),
)  # fmt: skip
INVENTED_DATA = (
    [{"every": "criterion", "at_least": "vung"}, {"count": 8, "at_least": "dan_dat"},
     {"named": ["guide-c01", "guide-c04", "guide-c05"], "at_least": "dan_dat"}],
    [{"each_group": "1/2", "at_least": "gioi"}, {"no_more_than": "1/3", "below": "vung"}],
    [{"share": "2/3", "at_least": "vung"},
     {"named": ["guide-c04", "guide-c05", "guide-c06", "guide-c07"], "at_least": "buoc_dau"}],
    [{"share": "1/2", "at_least": "buoc_dau"}],
)  # fmt: skip


def numbered() -> Spec:
    """A made-up house's quality in three numbered levels; criteria count from 1 in each group."""
    names = (("1", "Tổ chức", 2), ("2", "Khách đến", 3), ("3", "Hiện vật", 2), ("4", "Kết quả", 2))
    groups, number = [], 0
    for article, (n, name, size) in enumerate(names, 5):
        criteria = []
        for clause in range(1, size + 1):
            act = ACTS[number]
            number += 1
            texts = tuple(f"Nhà trưng bày có người {m.format(act=act)}" for m in MANNERS[:3])
            criteria.append(SpecCriterion(f"{n}.{clause}", f"Việc {act}", str(clause), texts))
        statement = f"Phần này xem {size} việc của nhà trưng bày trong một năm"
        groups.append(SpecGroup(n, name, str(article), statement, tuple(criteria)))
    return Spec(
        "09/2031/TT-BDD",
        "Quy định chuẩn nhà trưng bày",
        "ngày 06 tháng 03 năm 2031",
        "ngày 01 tháng 07 năm 2031",
        "không đạt mức 1",
        ("1", "2", "3"),
        tuple(groups),
        NUMBERED_RULE,
        10,
    )


NUMBERED_RULE = (
    ("Đạt mức 3", "Có tất cả các tiêu chí đạt mức 3"),
    ("Đạt mức 2", "Có tất cả các tiêu chí đạt từ mức 2 trở lên"),
    ("Đạt mức 1", "Có tất cả các tiêu chí đạt từ mức 1 trở lên"),
    ("Không đạt mức 1", "Các trường hợp còn lại"),
)
NUMBERED_DATA = tuple([{"every": "criterion", "at_least": n}] for n in "321")


def invented() -> Spec:
    """Guides of an invented exhibition house: 3 groups, 11 criteria, five levels."""
    sizes = (("1", "Phẩm chất", 3), ("2", "Nghiệp vụ", 4), ("3", "Phát triển", 4))
    groups, number = [], 0
    for article, (n, name, size) in enumerate(sizes, 6):
        criteria = []
        for clause in range(1, size + 1):
            act = ACTS[number]
            number += 1
            texts = tuple(
                f"Người dẫn {manner.format(act=act)} (việc số {number})" for manner in MANNERS
            )
            title = f"Năng lực {act}"
            criteria.append(SpecCriterion(str(number), title, str(clause), texts))
        statement = f"Người dẫn cần đủ {size} mặt sau đây trong một năm làm việc"
        groups.append(SpecGroup(n, name, str(article), statement, tuple(criteria)))
    return Spec(
        "07/2031/TT-BDD",
        "Quy định chuẩn người dẫn nhà trưng bày",
        "ngày 05 tháng 03 năm 2031",
        "ngày 01 tháng 06 năm 2031",
        "chưa làm được",
        ("bước đầu", "vững", "giỏi", "dẫn dắt"),
        tuple(groups),
        INVENTED_RULE,
        12,
    )
