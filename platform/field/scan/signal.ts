let sound: AudioContext | undefined

/** Says to ear and hand that a code was read: a short high tone, and a short shake. Silent where the browser keeps still. */
export function signalRead(): void {
  navigator.vibrate?.(60)
  try {
    sound ??= new AudioContext()
    const tone = sound.createOscillator()
    const volume = sound.createGain()
    tone.frequency.value = 1_760
    volume.gain.value = 0.25
    tone.connect(volume).connect(sound.destination)
    tone.start()
    tone.stop(sound.currentTime + 0.09)
  } catch {
    // A phone without sound still shows the verdict.
    sound = undefined
  }
}
