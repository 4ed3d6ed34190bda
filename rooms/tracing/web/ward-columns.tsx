import type { Instant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import { Button, type Column } from '#ui'
import { type ContactStep, contactSteps, type WardContact } from '../domain/index.ts'
import type { WardNames } from './open-names.tsx'
import styles from './tracing.module.css'
import { wardWords } from './ward.words.ts'

interface ColumnsGiven {
  readonly names: WardNames | undefined
  readonly mayFollow: boolean
  readonly onStep: (contact: WardContact, step: ContactStep) => void
}

const moments = { called: 'calledAt', isolated: 'isolatedAt', tested: 'testedAt' } as const

/** Columns of the list of a ward: who (by code, or named once opened), through what, and what was done or is to do. */
export function useWardColumns({ names, mayFollow, onStep }: ColumnsGiven): readonly Column<WardContact>[] {
  const t = useWords(wardWords)
  const reading = useReading()
  return [
    {
      key: 'person',
      head: t('person'),
      width: 'minmax(0, 1.6fr)',
      cell: (one) => {
        const named = names?.get(one.personId)
        const plain = [
          one.sex === 'female' || one.sex === 'male' ? t(one.sex) : '',
          one.yearOfBirth === null ? '' : t('born', { year: String(one.yearOfBirth) }),
        ]
        return (
          <>
            <span className={styles.code}>{one.code}</span> <span className={styles.quiet}>F{one.level}</span>{' '}
            {named?.name && <strong>{named.name}</strong>}
            <span className={styles.under}>
              {named ? [named.phone, named.address].filter(Boolean).join(' · ') : plain.filter(Boolean).join(', ')}
              {one.isCase && ` ${t('isCase')}`}
            </span>
          </>
        )
      },
    },
    {
      key: 'how',
      head: t('how'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: ({ viaKind, siteName, minutes, areaTitle }) => (
        <>
          {viaKind === 'visit' ? `${siteName ?? ''} · ${t('minutes', { minutes })}` : t(viaKind)}
          <span className={styles.under}>{reading(areaTitle)}</span>
        </>
      ),
    },
    {
      key: 'exposed',
      head: t('exposed'),
      width: '130px',
      from: 'wide',
      cell: ({ exposedAt }) => showMomentShort(exposedAt as Instant),
    },
    {
      key: 'done',
      head: t('done'),
      width: 'minmax(0, 2fr)',
      cell: (one) => (
        <span className={styles.buttons}>
          {contactSteps
            .filter((step) => step !== 'isolated' || one.level === 1)
            .map((step) => {
              const at = one[moments[step]]
              if (at !== null) return <span key={step}>{`✓ ${t(step)} ${showMomentShort(at as Instant)}`}</span>
              if (!mayFollow) return null
              return (
                <Button key={step} look="quiet" onClick={() => onStep(one, step)}>
                  {t(step)}
                </Button>
              )
            })}
        </span>
      ),
    },
  ]
}
