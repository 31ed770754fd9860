/** The quiet signal: two soft tones made in the page; where there is no sound, nothing happens. */

const TONES = [523.25, 659.25];
const LOUDNESS = 0.08;

/** @type {AudioContext | null} */
let sound = null;

/** Browsers let a page sound only after somebody has pressed something: call it then. */
export function allowChime() {
  try {
    sound ??= new AudioContext();
    void sound.resume();
  } catch {
    sound = null;
  }
}

export function chime() {
  if (!sound) return;
  for (const [n, tone] of TONES.entries()) {
    const start = sound.currentTime + n * 0.45;
    const wave = new OscillatorNode(sound, { frequency: tone });
    const volume = new GainNode(sound, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.06);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.4);
    wave.connect(volume).connect(sound.destination);
    wave.start(start);
    wave.stop(start + 1.5);
  }
}
