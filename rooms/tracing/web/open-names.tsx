import { useState } from 'react'
import { type Problem, read, toProblem, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, TextField } from '#ui'
import { type WardList, wardNamesContract } from '../domain/index.ts'
import styles from './tracing.module.css'
import { wardWords } from './ward.words.ts'

/** Who the contacts of an opened list are. */
export type WardNames = ReadonlyMap<
  string,
  { readonly name: string | null; readonly phone: string | null; readonly address: string | null }
>

/** Opens the names of a list for a reason that is written down first (SG-09). They are kept on this page only. */
export function OpenNames({
  list,
  onOpened,
}: {
  readonly list: WardList
  readonly onOpened: (names: WardNames) => void
}) {
  const t = useWords(wardWords)
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    try {
      const { people } = await read(wardNamesContract, {
        traceId: list.traceId,
        areaId: list.areaId,
        reason: reason.trim(),
      })
      onOpened(new Map(people.map(({ personId, ...who }) => [personId, who])))
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
  }
  return (
    <p>
      <Button icon="key" look="main" onClick={() => setAsking(true)}>
        {t('names')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('names')}
          onClose={() => setAsking(false)}
          foot={
            <Button look="main" disabled={reason.trim().length < 5} onClick={() => void open()}>
              {t('names.open')}
            </Button>
          }
        >
          <p className={styles.quiet}>{t('names.help')}</p>
          <TextField
            label={t('names.reason')}
            name="reason"
            value={reason}
            problem={undefined}
            onChange={(text) => setReason(text ?? '')}
          />
          {problem && <RefusalNote problem={problem} />}
        </Dialog>
      )}
    </p>
  )
}
