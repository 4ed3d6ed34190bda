import { useState } from 'react'
import { read, useWords } from '#platform/web'
import { Button, ReasonDialog } from '#ui'
import { type WardList, wardNamesContract } from '../domain/index.ts'
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
  const open = async (reason: string) => {
    const { people } = await read(wardNamesContract, { traceId: list.traceId, areaId: list.areaId, reason })
    onOpened(new Map(people.map(({ personId, ...who }) => [personId, who])))
  }
  return (
    <p>
      <Button icon="key" look="main" onClick={() => setAsking(true)}>
        {t('names')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('names')}
          act={t('names.open')}
          note={t('names.help')}
          label={t('names.reason')}
          onClose={() => setAsking(false)}
          onReason={open}
        />
      )}
    </p>
  )
}
