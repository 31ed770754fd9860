"""The quiet signal of the running view is really made, once a person has pressed a key: its sound is
rendered by the browser and measured, and the browser's own clock of sound runs."""

import math

import pytest

from .test_trainer import RUNNING, SITE

pytestmark = pytest.mark.browser

RATE, SECONDS = 44_100, 4
INSTEAD = f"""
window.AudioContext = class extends OfflineAudioContext {{
  constructor() {{ super(1, {RATE * SECONDS}, {RATE}); window.heard = this; }}
  resume() {{ return Promise.resolve(); }}
}};"""
"""The page draws its sound into a buffer instead of a loudspeaker; all else is its own."""
MEASURE = """async (tones) => {
  const data = (await window.heard.startRendering()).getChannelData(0);
  const power = (from, to, hertz) => {
    let [re, im] = [0, 0];
    for (let n = from; n < to; n += 1) {
      re += data[n] * Math.cos((2 * Math.PI * hertz * n) / 44100);
      im += data[n] * Math.sin((2 * Math.PI * hertz * n) / 44100);
    }
    return Math.hypot(re, im) / (to - from);
  };
  const loud = [...data.keys()].filter((n) => Math.abs(data[n]) > 0.005);
  const within = data.slice(loud[0], loud[0] + 44100);
  return {
    peak: data.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    rms: Math.sqrt(within.reduce((sum, one) => sum + one * one, 0) / within.length),
    begins: loud[0] / 44100,
    ends: loud.at(-1) / 44100,
    first: tones.map((hertz) => power(2205, 17640, hertz)),
    later: tones.map((hertz) => power(24255, 39690, hertz)),
  };
}"""
TONES = [523.25, 659.25, 440.0]
"""Its two tones, and one that it does not have."""


def decibels(level: float) -> float:
    """Under the loudest that a loudspeaker is given."""
    return 20 * math.log10(level)


def heard(visitor, keys="c"):
    page = visitor(SITE, "projector").open(RUNNING)
    page.add_init_script(INSTEAD)
    page.reload()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function("window.heard")
    return page.evaluate(MEASURE, TONES)


def test_the_signal_is_two_soft_tones_that_a_room_can_hear(visitor):
    found = heard(visitor)
    assert -24 < decibels(found["peak"]) < -12, "soft, and far from the noise of a loudspeaker"
    assert -35 < decibels(found["rms"]) < -20
    assert found["begins"] < 0.05
    assert 0.9 < found["ends"] < 2
    low, high, other = found["first"]
    assert low > 20 * max(high, other), "first the lower tone alone"
    low, high, other = found["later"]
    assert high > 20 * other and high > low > 5 * other, "then the higher one, as the lower dies"


def test_switched_on_again_it_is_heard_once_more_and_no_louder(visitor):
    assert decibels(heard(visitor, "ccc")["peak"]) < -9


def test_a_key_sets_the_browser_s_sound_going(visitor):
    page = visitor(SITE, "projector").open(RUNNING)
    page.evaluate(
        """() => {
          const Real = window.AudioContext;
          window.AudioContext = class extends Real {
            constructor() { super(); window.real = this; }
          };
        }"""
    )
    page.keyboard.press("c")
    page.wait_for_function("window.real?.state === 'running' && window.real.currentTime > 0.1")
