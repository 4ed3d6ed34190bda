import { useState } from 'react'
import { addToOutbox, Banner, BigButton, BigChoice, newFieldId, useDesk, useKeeping } from '#platform/field'
import { showMoment, useReading, useWords } from '#platform/web'
import { joinShift, type MyPost } from '../domain/index.ts'
import { postWords } from './post.words.ts'
import { joinedAt } from './stand-shift.ts'
import type { PostKit } from './use-post.ts'

/** Below the keys of somebody who only stands in: onto the shift that runs, as one of their force, or no longer here. */
export function StandInNote({
  kit,
  post,
  onLeave,
}: {
  readonly kit: PostKit
  readonly post: MyPost
  readonly onLeave: () => void
}) {
  const t = useWords(postWords)
  const reading = useReading()
  const joined = joinedAt(kit.records, post.id, kit.now)
  const { join, full } = useJoin(post)
  const [force, setForce] = useState<string>()
  const forces = kit.book.forces.filter(({ key }) => post.forces.length === 0 || post.forces.includes(key))
  return (
    <>
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {joined ? (
        <Banner>{t('standIn.joined', { at: showMoment(joined).slice(0, 5) })}</Banner>
      ) : (
        <>
          <Banner>{t('standIn.now')}</Banner>
          <BigChoice
            label={t('standIn.force')}
            name="force"
            value={force}
            options={forces.map(({ key, title }) => ({ value: key, label: reading(title) }))}
            onChange={setForce}
          />
          <BigButton disabled={force === undefined} onClick={() => force !== undefined && join(force)}>
            {t('standIn.join')}
          </BigButton>
        </>
      )}
      <BigButton look="plain" onClick={onLeave}>
        {t('standIn.stop')}
      </BigButton>
    </>
  )
}

/** Puts it into the outbox, under the name of the post. */
function useJoin(post: MyPost) {
  const { desk, sending } = useDesk()
  const { keep, full } = useKeeping()
  const join = async (force: string) => {
    const payload = { areaId: post.areaId, checkpointId: post.id, force }
    const id = newFieldId(desk)
    if (!(await keep(() => addToOutbox(desk, { id, type: joinShift.type, title: post.name, payload })))) return
    void sending.sendNow(true)
  }
  return { join: (force: string) => void join(force), full }
}
