import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type Camera, openCamera } from './camera.ts'
import type { CameraTrouble } from './camera-trouble.ts'
import { openCodeReader } from './code-reader.ts'
import { type SeenCode, seeCode } from './fresh-code.ts'
import { grabFrame, type Look } from './grab-frame.ts'
import { signalRead } from './signal.ts'

/** How a scanner stands: `several` while two codes are in sight and none is taken, `gone` where the picture was taken away, `broken` where the browser cannot run the reader. */
export type ScannerState = 'starting' | 'looking' | 'several' | CameraTrouble | 'gone' | 'broken'

/** What was read: its text, and when the frame was taken it was read from, on the clock of `performance.now()`. */
export interface ReadCode {
  readonly text: string
  readonly frameAt: number
}

/** A scanner on a screen: bound to the `video` element that shows its picture. */
export interface Scanner {
  readonly state: ScannerState
  readonly light: Camera['light']
  readonly tryAgain: () => void
}

/** Between two looks with no code in sight, in milliseconds: a phone in the sun is hot enough. */
const pauseMs = 40

/** Runs the camera while the screen is looked at and nothing paused it; tells each code once. */
export function useScanner(
  video: RefObject<HTMLVideoElement | null>,
  given: { readonly isPaused: boolean; readonly isQuiet: boolean; readonly onCode: (code: ReadCode) => void },
): Scanner {
  const [state, setState] = useState<ScannerState>('starting')
  const [light, setLight] = useState<{ readonly set: Camera['light'] }>()
  const [turn, setTurn] = useState(0)
  const now = useRef(given)
  now.current = given
  useEffect(() => {
    const shown = video.current
    if (!shown) return undefined
    return watchCodes(shown, {
      onState: setState,
      onLight: (set) => setLight({ set }),
      onCode: (code) => {
        if (!now.current.isQuiet) signalRead()
        now.current.onCode(code)
      },
      isPaused: () => now.current.isPaused,
      isQuiet: () => now.current.isQuiet,
    })
  }, [video, turn])
  return { state, light: light?.set, tryAgain: useCallback(() => setTurn((last) => last + 1), []) }
}

interface Watcher {
  readonly onState: (state: ScannerState) => void
  readonly onLight: (light: Camera['light']) => void
  readonly onCode: (code: ReadCode) => void
  readonly isPaused: () => boolean
  /** A series of codes: one after another, and none is anybody's paper. */
  readonly isQuiet: () => boolean
}

/** Looks for codes until stopped; a screen that is not looked at has its camera off. */
function watchCodes(video: HTMLVideoElement, watcher: Watcher): () => void {
  const reader = openCodeReader()
  let camera: Camera | undefined
  let isOver = false
  const stopCamera = () => {
    camera?.close()
    camera = undefined
  }
  const start = async () => {
    watcher.onState('starting')
    const opened = await openCamera()
    if (typeof opened === 'string') return watcher.onState(opened)
    if (isOver || document.hidden) return opened.close()
    stopCamera()
    camera = opened
    opened.onLost(() => {
      if (camera !== opened) return
      stopCamera()
      watcher.onState('gone')
    })
    video.srcObject = opened.stream
    await video.play().catch(() => undefined)
    watcher.onLight(opened.light)
    watcher.onState('looking')
  }
  const look = () => (document.hidden ? stopCamera() : void start())
  const fail = () => {
    // Nobody is filmed for nothing.
    stopCamera()
    watcher.onState('broken')
  }
  void lookOn({ ...watcher, video, reader, fail, isOver: () => isOver, isLooking: () => camera !== undefined })
  void start()
  document.addEventListener('visibilitychange', look)
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', look)
    stopCamera()
    reader.close()
  }
}

interface LookOn extends Watcher {
  readonly video: HTMLVideoElement
  readonly reader: ReturnType<typeof openCodeReader>
  readonly fail: () => void
  readonly isOver: () => boolean
  readonly isLooking: () => boolean
}

/**
 * One frame after another, never two at once: a slow phone reads fewer frames, not later ones. Quickly and in full by turns.
 */
async function lookOn({ video, reader, ...watcher }: LookOn): Promise<void> {
  let last: SeenCode | undefined
  const take = (text: string, frameAt: number) => {
    // While paused only the code that was given stays in sight; another one has its turn when the pause ends.
    if (watcher.isPaused()) return last?.text === text ? { text, seenAt: frameAt } : last
    const { isFresh, seen } = seeCode(last, text, frameAt)
    if (isFresh) watcher.onCode({ text, frameAt })
    return seen
  }
  /** One frame; two codes in one frame are nobody's: which paper would be called good? */
  const lookOnce = async (look: Look) => {
    const frameAt = performance.now()
    const frame = watcher.isLooking() ? grabFrame(video, look) : undefined
    if (!frame) return
    const { text, hasOthers } = await reader.read(frame, look, !watcher.isQuiet())
    if (watcher.isOver() || !watcher.isLooking()) return
    watcher.onState(hasOthers ? 'several' : 'looking')
    if (text && !hasOthers) last = take(text, frameAt)
  }
  try {
    await reader.ready
    for (let turn = 0; !watcher.isOver(); turn++) {
      await lookOnce(turn % 2 === 0 ? 'quick' : 'whole')
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  } catch (thrown) {
    if (watcher.isOver()) return
    reportError(thrown)
    watcher.fail()
  }
}
