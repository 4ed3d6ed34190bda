import { useState } from 'react'
import { Link, read, useIntent, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Dialog, Empty, RecordList, RefusalNote, showToast, Tag, TextField, usePagedSource } from '#ui'
import {
  type ComparedField,
  comparePersonsContract,
  type LikenessLine,
  likenessListContract,
  mergePersons,
  sayPhone,
  tellApart,
} from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { personPath } from './person-paths.ts'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'

/** Pairs that may be one person, likeliest first; somebody opens both for a reason, compares, and says. */
export function DuplicateList({ areaId }: { readonly areaId: number | undefined }) {
  const t = useWords(personWords)
  const [pair, setPair] = useState<LikenessLine>()
  const source = usePagedSource(useReadPages(likenessListContract, { areaId }, { rooms: ['persons'] }))
  return (
    <>
      <p className={styles.quiet}>{t('duplicates.lead')}</p>
      <RecordList
        label={t('duplicates')}
        source={source}
        rowKey={({ left, right }) => `${left.id} ${right.id}`}
        columns={[
          { key: 'left', head: t('first'), width: '2fr', cell: ({ left }) => <Place place={left} /> },
          { key: 'right', head: t('second'), width: '2fr', cell: ({ right }) => <Place place={right} /> },
          {
            key: 'compare',
            head: '',
            width: '160px',
            cell: (line) => <Button onClick={() => setPair(line)}>{t('compare.open')}</Button>,
          },
        ]}
        empty={<Empty title={t('duplicates.none')}>{t('duplicates.none.help')}</Empty>}
      />
      {pair && <Compare pair={pair} onClose={() => setPair(undefined)} />}
    </>
  )
}

function Place({ place }: { readonly place: LikenessLine['left'] }) {
  const t = useWords(personWords)
  const reading = useReading()
  const { householdNumber, areaTitle, id } = place
  const household = householdNumber === null ? t('household.none') : t('household', { number: householdNumber })
  return (
    <Link to={personPath(id)}>
      {reading(areaTitle)} · {household}
    </Link>
  )
}

interface CompareProps {
  readonly pair: LikenessLine
  readonly onClose: () => void
}

function Compare({ pair, onClose }: CompareProps) {
  const t = useWords(personWords)
  const [fields, setFields] = useState<readonly ComparedField[]>()
  const [left, right] = [pair.left.id, pair.right.id]
  if (fields) return <SideBySide fields={fields} left={left} right={right} onClose={onClose} />
  return (
    <AskReason
      title={t('compare.open')}
      onClose={onClose}
      onDone={() => undefined}
      onReason={async (reason) => setFields((await read(comparePersonsContract, { left, right, reason })).fields)}
    />
  )
}

interface SideBySideProps {
  readonly fields: readonly ComparedField[]
  readonly left: string
  readonly right: string
  readonly onClose: () => void
}

function SideBySide({ fields, left, right, onClose }: SideBySideProps) {
  const t = useWords(personWords)
  const [reason, setReason] = useState('')
  const merge = useIntent(mergePersons)
  const apart = useIntent(tellApart)
  const problem = merge.problem ?? apart.problem
  const isShort = reason.trim().length < 5
  const say = async (isSame: boolean) => {
    const answer = isSame
      ? await merge.ask({ personId: right, intoId: left, reason })
      : await apart.ask({ leftId: left, rightId: right, reason })
    if (!answer) return
    showToast({ text: isSame ? t('merge.done') : t('apart.done') })
    onClose()
  }
  return (
    <Dialog
      title={t('compare')}
      onClose={onClose}
      foot={
        <>
          <Button look="main" busy={merge.state === 'sending'} disabled={isShort} onClick={() => void say(true)}>
            {t('merge')}
          </Button>
          <Button busy={apart.state === 'sending'} disabled={isShort} onClick={() => void say(false)}>
            {t('apart')}
          </Button>
        </>
      }
    >
      <ComparedTable fields={fields} />
      <TextField
        label={t('reason')}
        help={t('decide.help')}
        name="reason"
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {problem && <RefusalNote problem={problem} />}
    </Dialog>
  )
}

/** Field by field, what differs in sight. */
function ComparedTable({ fields }: { readonly fields: readonly ComparedField[] }) {
  const t = useWords(personWords)
  const show = (field: ComparedField['field'], value: string | null) => {
    if (value === null) return '–'
    if (field === 'sex') return t(`sex.${value}` as 'sex.female')
    return field === 'phone' ? sayPhone(value) : value
  }
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('first')}</th>
          <th scope="col">{t('second')}</th>
          <th scope="col">{t('compared')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, left, right, is }) => (
          <tr key={field} data-is={is}>
            <th scope="row">{t(field)}</th>
            <td>{show(field, left)}</td>
            <td>{show(field, right)}</td>
            <td>
              <Tag tone={is === 'differs' ? 'soon' : undefined}>{t(`is.${is}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
