import type { Day } from '#kit'
import { showDay, showNumber, useReading, useWords } from '#platform/web'
import { Row, Rows, SeverityMark, Tag } from '#ui'
import type { InputLine } from '../domain/index.ts'
import { levelWords } from './levels.words.ts'

/** Every input with its day and source; what nobody gave is said, not left out. */
export function InputRows({ inputs }: { readonly inputs: readonly InputLine[] }) {
  const t = useWords(levelWords)
  const reading = useReading()
  return (
    <Rows label={t('inputs')}>
      {inputs.map((input) => (
        <Row
          key={input.key}
          mark={input.given === null ? <SeverityMark tone="soon" /> : undefined}
          title={reading(input.title)}
          detail={<InputDetail input={input} />}
          end={<InputValue input={input} />}
        />
      ))}
    </Rows>
  )
}

function InputValue({ input: { given, unit } }: { readonly input: InputLine }) {
  const t = useWords(levelWords)
  if (!given) return <Tag tone="soon">{t('input.none')}</Tag>
  if (unit === 'yes-no') return <strong>{given.value > 0 ? t('input.met') : t('input.unmet')}</strong>
  return <strong>{given.share === null ? showNumber(given.value) : `${showNumber(given.share, 1)} %`}</strong>
}

function InputDetail({ input: { given } }: { readonly input: InputLine }) {
  const t = useWords(levelWords)
  const reading = useReading()
  if (!given) return null
  const parts = [
    given.outOf === null ? '' : t('input.of', { value: showNumber(given.value), outOf: showNumber(given.outOf) }),
    `${t('input.as-of', { day: showDay(given.asOn as Day) })}${given.isOld ? ` (${t('input.old')})` : ''}`,
    given.source,
    given.from ? t('input.from', { area: reading(given.from) }) : '',
    given.summedFrom === null ? '' : t('input.summed', { count: given.summedFrom }),
    given.beside ? t('input.beside', { value: showNumber(given.beside.value), source: given.beside.source }) : '',
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
