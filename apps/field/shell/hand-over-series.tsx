import { useEffect, useState } from 'react'
import {
  Banner,
  BigButton,
  collectFrame,
  fieldWords,
  noFrames,
  QrPicture,
  ScanBox,
  textOfFrames,
} from '#platform/field'
import { useWords } from '#platform/web'

/** How long each code of a series is shown, in milliseconds: a slow phone reads it twice. */
const shownMs = 400

/** Shows unsent work as a series of codes, round and round, until the other phone has them all. */
export function ShowSeries({ frames, onEnd }: { readonly frames: readonly string[]; readonly onEnd: () => void }) {
  const t = useWords(fieldWords)
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setAt((last) => (last + 1) % frames.length), shownMs)
    return () => clearInterval(timer)
  }, [frames])
  const number = t('handOver.frame', { number: at + 1, of: frames.length })
  return (
    <>
      <QrPicture text={frames[at] ?? ''} label={number} />
      <p>{number}</p>
      <BigButton look="plain" onClick={onEnd}>
        {t('handOver.stop')}
      </BigButton>
    </>
  )
}

/** Reads such a series off another phone's screen. */
export function ReadSeries({ onText, onEnd }: { readonly onText: (text: string) => void; readonly onEnd: () => void }) {
  const t = useWords(fieldWords)
  const [read, setRead] = useState(noFrames)
  const take = (code: string) => {
    const next = collectFrame(read, code)
    setRead(next)
    const text = textOfFrames(next)
    if (text !== undefined) onText(text)
  }
  const isBegun = read.of > 0
  return (
    <>
      <ScanBox label={t('handOver.scan')} isQuiet typed={false} onCode={take} />
      {isBegun && <Banner>{t('handOver.read', { count: read.parts.size, of: read.of })}</Banner>}
      <BigButton look="plain" onClick={onEnd}>
        {t('handOver.stopReading')}
      </BigButton>
    </>
  )
}
