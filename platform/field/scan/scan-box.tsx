import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import { BigButton } from '../parts/big-parts.tsx'
import { Banner } from '../parts/screen.tsx'
import styles from './scan.module.css'
import { scanWords } from './scan.words.ts'
import { type ReadCode, useScanner } from './use-scanner.ts'

/**
 * Reads codes by camera, with typed entry always beside it. The text of each code is given once while it stays in sight;
 * `code.frameAt` is absent where it was typed. `isPaused`: the camera stays on, nothing is given. Nothing of the picture is
 * kept, and nobody is asked where they are (SG-18).
 */
export function ScanBox({
  label,
  isPaused = false,
  isQuiet = false,
  onCode,
  typed,
}: {
  /** What is to be held before the camera, for whoever cannot see it. */
  readonly label: string
  readonly isPaused?: boolean | undefined
  /** No beep and no shake: for a series of codes. */
  readonly isQuiet?: boolean | undefined
  readonly onCode: (text: string, read?: ReadCode) => void
  /** Words of the typed entry, where "or type the code" is not enough; false only where nobody could type it. */
  readonly typed?: { readonly label: string; readonly help?: string | undefined } | false | undefined
}) {
  const t = useWords(scanWords)
  const video = useRef<HTMLVideoElement>(null)
  const scanner = useScanner(video, { isPaused, isQuiet, onCode: (code) => onCode(code.text, code) })
  const [isLit, setLit] = useState(false)
  const { state } = scanner
  const isSeeing = state === 'starting' || state === 'looking' || state === 'several'
  const light = () => {
    void scanner.light?.(!isLit)
    setLit(!isLit)
  }
  return (
    <section className={styles.scan} aria-label={label}>
      <div className={styles.frame} data-state={state} hidden={!isSeeing}>
        <video ref={video} className={styles.picture} playsInline muted aria-hidden />
        <span className={styles.corners} aria-hidden />
        {scanner.light && (
          <button type="button" className={styles.light} aria-pressed={isLit} onClick={light}>
            {t(isLit ? 'lightOff' : 'light')}
          </button>
        )}
      </div>
      {isSeeing && <p className={styles.hint}>{t(state)}</p>}
      {!isSeeing && (
        <Banner tone="soon" action={<Again state={state} onAgain={scanner.tryAgain} />}>
          {t(state)} {typed !== false && t('instead')}
        </Banner>
      )}
      {typed !== false && <TypedCode {...typed} onCode={onCode} />}
    </section>
  )
}

function Again({ state, onAgain }: { readonly state: string; readonly onAgain: () => void }) {
  const t = useWords(scanWords)
  if (state === 'broken') return null
  return (
    <button type="button" className={styles.again} onClick={onAgain}>
      {t('again')}
    </button>
  )
}

/** A torn paper, a scratched screen, a broken camera: whatever is printed under the code can be typed. */
function TypedCode({
  label,
  help,
  onCode,
}: {
  readonly label?: string
  readonly help?: string | undefined
  readonly onCode: (text: string) => void
}) {
  const t = useWords(scanWords)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    onCode(text.trim())
    setText('')
  }
  return (
    <form className={styles.typed} onSubmit={submit}>
      <TextField
        name="typed-code"
        label={label ?? t('typed')}
        help={help}
        autoComplete="off"
        value={text}
        onChange={(next) => setText(next ?? '')}
      />
      <BigButton look="plain" type="submit" disabled={text.trim() === ''}>
        {t('take')}
      </BigButton>
    </form>
  )
}
