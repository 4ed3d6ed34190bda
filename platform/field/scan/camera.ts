import { type CameraTrouble, troubleWithCamera } from './camera-trouble.ts'

/** A camera that is on. */
export interface Camera {
  readonly stream: MediaStream
  /** Lights the scene, or stops; undefined where this camera has no light. */
  readonly light: ((isOn: boolean) => Promise<void>) | undefined
  /** Called when the picture is taken away: by another program, a call, a cable, a permission that is withdrawn. */
  readonly onLost: (tell: () => void) => void
  readonly close: () => void
}

/** Turns the camera at the back on: fine enough for a code of a pass at arm's length, no finer. */
export async function openCamera(): Promise<Camera | CameraTrouble> {
  const media = globalThis.navigator?.mediaDevices
  if (!media) return 'none'
  try {
    const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }
    return toCamera(await media.getUserMedia({ video, audio: false }))
  } catch (thrown) {
    return troubleWithCamera((thrown as Error).name)
  }
}

function toCamera(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks()
  const powers = (track?.getCapabilities?.() ?? {}) as { readonly torch?: boolean }
  const light = async (torch: boolean) => {
    await track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] })
  }
  return {
    stream,
    light: powers.torch ? light : undefined,
    // A browser says so only of what it ended itself, never after `close`.
    onLost: (tell) => track?.addEventListener('ended', tell),
    close: () => {
      for (const one of stream.getTracks()) one.stop()
    },
  }
}
