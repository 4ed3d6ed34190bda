import type { Instant } from '#kit'
import { showMomentShort, showNumber, useWords } from '#platform/web'
import { Fact, Facts, IconButton } from '#ui'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import styles from './chain.module.css'
import { sayMinutes } from './show-times.ts'
import { tracingWords } from './tracing.words.ts'
import { useChainWords } from './use-chain-words.ts'

interface WhyProps {
  readonly trace: TracePage
  readonly person: ReachedPerson
  readonly onClose: () => void
}

/** Why somebody stands where they stand: exposed when, through whom and what, and what the risk is made of. */
export function WhyPanel({ trace, person, onClose }: WhyProps) {
  const t = useWords(tracingWords)
  const words = useChainWords(trace)
  const { via, parts } = person
  const source =
    trace.seeds.find(({ personId }) => personId === via.personId)?.caseCode ??
    trace.people.find(({ personId }) => personId === via.personId)?.code ??
    ''
  return (
    <aside className={styles.why} aria-label={t('why.title', { code: person.code, rank: person.rank })}>
      <p className={styles.whyTitle}>
        <strong>{t('why.title', { code: person.code, rank: person.rank })}</strong>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </p>
      <Facts>
        <Fact name={t('level')}>
          F{person.level} {person.isCase && t('isCase')}
        </Fact>
        <Fact name={t('why.exposed')}>{showMomentShort(person.exposedAt as Instant)}</Fact>
        <Fact name={t('why.via')}>
          {source} · {words.way(via)}
        </Fact>
        <Fact name={t('why.minutes')}>{sayMinutes(person.minutes, t)}</Fact>
        <Fact name={t('why.ward')}>{words.ward(person.wardId)}</Fact>
        <Fact name={t('why.done')}>
          {(['calledAt', 'isolatedAt', 'testedAt'] as const)
            .flatMap((step) => {
              const at = person[step]
              const key = { calledAt: 'key.called', isolatedAt: 'key.isolated', testedAt: 'key.tested' } as const
              return at === null ? [] : [`${t(key[step])} ${showMomentShort(at as Instant)}`]
            })
            .join('; ') || t('why.nothing')}
        </Fact>
      </Facts>
      <p className={styles.whyRisk}>
        {t('why.risk')} <strong>{showNumber(person.risk, 2)}</strong>
      </p>
      <ul className={styles.parts}>
        {(['duration', 'distance', 'crowd', 'ventilation'] as const).map((part) => (
          <li key={part}>
            <span>{t(`why.${part}`)}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.fill} style={{ width: `${Math.round(100 * parts[part])}%` }} />
            </span>
            <span className={styles.part}>{showNumber(parts[part], 2)}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
