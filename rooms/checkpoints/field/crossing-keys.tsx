import { useWords } from '#platform/web'
import type { CrossingDecision } from '../domain/index.ts'
import { BigKey, BigKeys } from './big-key.tsx'
import styles from './post.module.css'
import { postWords } from './post.words.ts'

/** Above all else on every screen of a crossing, one tap away (SG-10). */
export function EmergencyKey({ onPress }: { readonly onPress: () => void }) {
  const t = useWords(postWords)
  return (
    <BigKey icon="medical" tone="emergency" isWide small={t('key.emergencySmall')} onPress={onPress}>
      {t('key.emergency')}
    </BigKey>
  )
}

/** The first tap: what happens to whoever stands here. */
export function CrossingKeys({
  canRestrict,
  hasScan = true,
  onKey,
}: {
  /** Whether a document in force lets the post turn people back now (SG-01). */
  readonly canRestrict: boolean
  readonly hasScan?: boolean | undefined
  readonly onKey: (step: CrossingDecision | 'scan') => void
}) {
  const t = useWords(postWords)
  return (
    <>
      <BigKeys label={t('key.label')}>
        <BigKey icon="check" tone="good" isTall isWide={!canRestrict} onPress={() => onKey('passed')}>
          {t('key.passed')}
        </BigKey>
        {canRestrict && (
          <>
            <BigKey icon="close" tone="alarm" isTall onPress={() => onKey('turned-back')}>
              {t('key.turned-back')}
            </BigKey>
            <BigKey icon="inspect" isWide={!hasScan} onPress={() => onKey('sent-to-test')}>
              {t('key.sent-to-test')}
            </BigKey>
          </>
        )}
        {hasScan && (
          <BigKey icon="scan" isWide={!canRestrict} onPress={() => onKey('scan')}>
            {t('key.scan')}
          </BigKey>
        )}
      </BigKeys>
      {!canRestrict && <p className={styles.small}>{t('powers.none')}</p>}
    </>
  )
}
