"""The payload of dossiers: criteria and papers for all; levels, faults and reasons in the key."""

from generator.course.model.exercise import Dossier, DossierKey
from generator.practice.payload_kinds import Parts
from generator.practice.standard_payload import Payload


def _dossier_public(dossier: Dossier) -> Payload:
    return {
        "criteria": [rating.criterion for rating in dossier.ratings],
        "papers": [{"id": item.id, "title": item.title} for item in dossier.evidence],
    }


def _dossier_answer(rating: DossierKey) -> Payload:
    return {
        "level": rating.level,
        "accept": list(rating.accept),
        "decisive": list(rating.decisive),
    }


def _dossier_answers(dossier: Dossier) -> Payload:
    return {
        "ratings": {r.criterion: _dossier_answer(r) for r in dossier.ratings},
        "faulty": [item.id for item in dossier.evidence if item.fault],
    }


def _dossier_reason(rating: DossierKey) -> Payload:
    reason = {"rationale": rating.rationale}
    if rating.not_higher:
        reason["notHigher"] = rating.not_higher
    if rating.not_lower:
        reason["notLower"] = rating.not_lower
    return reason


def _dossier_reasons(dossier: Dossier) -> Payload:
    return {
        "ratings": {r.criterion: _dossier_reason(r) for r in dossier.ratings},
        "faults": {item.id: item.fault for item in dossier.evidence if item.fault},
    }


DOSSIER = Parts(_dossier_public, _dossier_answers, _dossier_reasons)
