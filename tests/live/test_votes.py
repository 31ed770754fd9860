"""Votes: open, changeable, closed; hidden while open; a second round beside the first."""

from tests.live.support import ballot

QUESTION = {"title": "Mức nào?", "text": "Một tình huống", "options": ["Đạt", "Khá", "Tốt"]}


async def _opened(r):
    trainer = await r.trainer()
    vote = (await trainer.post("/class/desk/vote", json=QUESTION)).json()["vote"]
    return trainer, vote


def test_a_vote_opens_is_changed_and_closes(room):
    async def act(r):
        phone = await r.phone()
        assert (await phone.state())["vote"] is None
        trainer, vote = await _opened(r)
        shown = (await phone.state())["vote"]
        assert (shown["title"], shown["options"], shown["round"]) == (
            "Mức nào?",
            ["Đạt", "Khá", "Tốt"],
            1,
        )
        for choice, counter in ((0, 1), (2, 3), (1, 2)):
            assert (await phone.send(ballot(vote, choice, counter)))["refused"] == []
        await trainer.post("/class/desk/close", json={})
        assert (await phone.state())["vote"] is None
        late = await phone.send(ballot(vote, 0, 9))
        assert [one["why"] for one in late["refused"]] == ["closed"]
        result = (await trainer.get("/class/desk/view")).json()["votes"][0]
        assert result["rounds"][0]["phones"] == [0, 0, 1]

    room(act)


def test_a_person_has_one_voice_on_two_devices(room):
    async def act(r):
        first = await r.phone("Lê Văn Dũng")
        _trainer, vote = await _opened(r)
        pin = (await first.client.get("/class/me")).json()["me"]["pin"]
        second = type(first)(r)
        given = {"code": r.code, "device": second.device, "name": "Lê Văn Dũng", "pin": pin}
        await second.client.post("/class/again", json=given)
        await first.send(ballot(vote, 0, 1))
        await second.send(ballot(vote, 1, 2))
        mine = (await first.client.get("/class/state", params={"mine": vote})).json()["mine"]
        assert mine == {"1": 1}

    room(act)


def test_bars_of_an_open_round_are_not_even_sent_to_the_projector(room):
    async def act(r):
        phone = await r.phone()
        trainer, vote = await _opened(r)
        await phone.send(ballot(vote, 2))
        shown = (await trainer.get("/class/desk/wall")).json()["vote"]["rounds"][0]
        assert (shown["total"], shown["phones"], shown["open"]) == (1, [], True)
        await trainer.post("/class/desk/close", json={})
        shown = (await trainer.get("/class/desk/wall")).json()["vote"]["rounds"][0]
        assert (shown["phones"], shown["open"]) == ([0, 0, 1], False)

    room(act)


def test_a_second_round_stands_beside_the_first_with_hands(room):
    async def act(r):
        phone = await r.phone()
        trainer, vote = await _opened(r)
        await phone.send(ballot(vote, 0))
        assert (await trainer.post("/class/desk/again", json={"vote": vote})).json() == {"round": 2}
        assert [one["why"] for one in (await phone.send(ballot(vote, 1, 2)))["refused"]] == [
            "closed"
        ]
        await phone.send(ballot(vote, 2, 3, 2))
        hands = {"vote": vote, "round": 2, "hands": [1, 0, 4]}
        assert (await trainer.post("/class/desk/hands", json=hands)).status_code == 200
        await trainer.post("/class/desk/hands", json={**hands, "hands": [2, 0, 4]})
        rounds = (await trainer.get("/class/desk/view")).json()["votes"][0]["rounds"]
        assert [one["phones"] for one in rounds] == [[1, 0, 0], [0, 0, 1]]
        assert [one["hands"] for one in rounds] == [[0, 0, 0], [2, 0, 4]]
        await trainer.post("/class/desk/again", json={"vote": vote})
        more = await trainer.post("/class/desk/again", json={"vote": vote})
        assert more.json() == {"error": "no_more_rounds"}

    room(act)


def test_opening_one_vote_closes_the_other(room):
    async def act(r):
        trainer, first = await _opened(r)
        await trainer.post("/class/desk/vote", json=QUESTION)
        listed = (await trainer.get("/class/desk/view")).json()["votes"]
        assert [one["rounds"][0]["open"] for one in listed] == [True, False]
        await trainer.post("/class/desk/reopen", json={"vote": first, "round": 1})
        listed = (await trainer.get("/class/desk/view")).json()["votes"]
        assert [one["rounds"][0]["open"] for one in listed] == [False, True]

    room(act)


def test_what_is_no_vote_is_refused(room):
    async def act(r):
        phone = await r.phone()
        trainer, vote = await _opened(r)
        bad = [
            {},
            {"title": "x", "options": ["a"]},
            {"title": "", "options": ["a", "b"]},
            {"title": "x", "options": ["a", ""]},
            {"title": "x", "options": ["a"] * 13},
            {"title": "x", "options": "ab"},
        ]
        for one in bad:
            assert (await trainer.post("/class/desk/vote", json=one)).status_code == 422
        for one in (ballot(vote, 3), ballot("0" * 16, 0), ballot(vote, -1), ballot(vote, True)):
            assert (await phone.send(one))["done"] == []
        for hands in ([1], [1, 2, -3], [1, 2, 1.5], [1, 2, 5000], None):
            given = {"vote": vote, "round": 1, "hands": hands}
            assert (await trainer.post("/class/desk/hands", json=given)).status_code == 422

    room(act)
