"""A kind of exercise added from outside the package, as the recipe says; prints what became of it.

python -m tests.tiny_kind COURSE    COURSE has one exercise of the kind `yes_no`
"""

import json
import sys
from pathlib import Path

from generator.course.kinds import KINDS, Kind

WORDS = {
    "pages.practice.kind.yes_no": "Yes or no",
    "pages.practice.about.yes_no": "Say yes or no.",
    "pages.practice.size_yes_no": "{n} statements",
}

KIND = Kind(
    "yes_no",
    model="tests.tiny_kind_parts:YesNo",
    asks="statements",
    listed="items",
    payload="tests.tiny_kind_parts:PAYLOAD",
    view="tests.tiny_kind_parts:view",
    template="parts/exercise_choice.html.jinja",
    style="taphuan-questions.css",
    script="taphuan-questions.js",
    step="rule_cases",
    vote="tests.tiny_kind_parts:vote",
    questions="tests.tiny_kind_parts:questions",
)


def main(root: Path) -> None:
    """The whole way of an exercise; the record comes before the model of exercise files is made."""
    KINDS[KIND.id] = KIND
    from generator.course.opening import open_course
    from generator.locale import Locale
    from generator.outputs.lms.questions import question_sets
    from generator.site.pages.exercise import exercise_scripts
    from generator.site.planning import plan_site
    from generator.site.slides.votes import vote_slides
    from generator.site.views import paths
    from generator.site.views.context import PageContext

    course = open_course(root)
    locale = Locale.load("en")
    locale._strings.update(WORDS)
    exercise = next(e for e in course.exercises if e.kind == KIND.id)
    track, standard = course.tracks[0], course.standard(exercise.standard)
    files = {f.path: f for f in plan_site(course, "participant", locale).files}
    context = PageContext(course, locale, "trainer", "index.md", track)
    slides = list(vote_slides(context, standard, exercise, (), ()))
    sets = question_sets(course, track, locale)
    page = files[paths.exercise_pages(course, track, standard)[exercise.id]]
    practice = files[paths.standard_page(track, standard, "practice")]
    print(
        json.dumps(
            {
                "page": page.content,
                "practice": practice.content,
                "votes": [[s.title, [o.right for o in s.options]] for s in slides],
                "questions": [q.title for s in sets if s.exercise is exercise for q in s.questions],
                "scripts": exercise_scripts(exercise),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
