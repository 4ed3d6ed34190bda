import { BigButton } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { Icon } from '#ui'
import type { CrossingDecision } from '../domain/index.ts'
import { BigKey, BigKeys } from './big-key.tsx'
import { permittedAt, reasonsFor } from './crossing-choices.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import type { PostKit } from './use-post.ts'

/** The second tap: why. In an emergency the way is opened first, and a record without a reason is one tap too. */
export function ReasonKeys({
  decision,
  kit,
  onReason,
  onBack,
}: {
  readonly decision: CrossingDecision
  readonly kit: PostKit
  readonly onReason: (reason?: string) => void
  readonly onBack: () => void
}) {
  const t = useWords(postWords)
  const reading = useReading()
  const reasons = reasonsFor(decision, kit.book, kit.now)
  const list = decision === 'passed' ? permittedAt(kit.book, kit.now) : undefined
  const needsNone = reasons.length === 0 && (decision === 'passed' || decision === 'emergency')
  return (
    <>
      {decision === 'emergency' ? (
        <div className={styles.verdict} data-verdict="good">
          <Icon name="medical" size={40} />
          <strong>{t('why.emergency')}</strong>
          <span>{t('why.emergencyLead')}</span>
        </div>
      ) : (
        <h2>{t(`why.${decision}`)}</h2>
      )}
      {reasons.length === 0 && !needsNone && <p>{t('why.none')}</p>}
      <BigKeys label={t(`why.${decision}`)}>
        {reasons.map(({ key, title, small }) => (
          <BigKey key={key} small={small ? reading(small) : undefined} onPress={() => onReason(key)}>
            {reading(title)}
          </BigKey>
        ))}
        {needsNone && (
          <BigKey icon="check" tone="good" isWide isTall onPress={() => onReason()}>
            {t(`key.${decision}`)}
          </BigKey>
        )}
      </BigKeys>
      {list && <p className={styles.small}>{t('why.list', { label: reading(list.label) })}</p>}
      <BigButton look="plain" onClick={onBack}>
        {t('why.cancel')}
      </BigButton>
    </>
  )
}
