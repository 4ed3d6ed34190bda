import { showNumber, useWords } from '#platform/web'
import type { ScoreRow } from '../domain/index.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** Below this a bar asks for a look; the formula's own threshold says when an explanation is asked. */
export const lowScore = 70

/** A score as a number and a short bar from zero; what is not judged says so in words. */
export function ScoreMini({ score }: { readonly score: number | null }) {
  const t = useWords(scoreWords)
  if (score === null) return <span className={styles.none}>{t('score.none.short')}</span>
  return (
    <span className={styles.mini}>
      <span>{showNumber(score)}</span>
      <ScoreBar share={score} />
    </span>
  )
}

/** A bar from zero to a hundred. */
export function ScoreBar({ share }: { readonly share: number | null }) {
  return (
    <span className={styles.track} aria-hidden="true">
      {share !== null && (
        <span className={styles.fill} data-low={share < lowScore || undefined} style={{ width: `${share}%` }} />
      )}
    </span>
  )
}

/** A share with no bar: `–` where it was not judged. */
export function showShare(share: number | null): string {
  return share === null ? '–' : showNumber(share)
}

/** Where a computation stands, as the room's words call it. */
export function stateWord(row: Pick<ScoreRow, 'state' | 'isExplained'>) {
  return row.state === 'computed' && row.isExplained ? ('state.explained' as const) : (`state.${row.state}` as const)
}
