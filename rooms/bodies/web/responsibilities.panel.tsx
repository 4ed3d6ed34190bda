import type { Instant } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { Answer, PersonPost, Row, Rows, Tag } from '#ui'
import { type PostShape, responsibilities } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { Holders, officerPath, postPath } from './holder-line.tsx'

interface Item {
  readonly role: { readonly vi: string; readonly en: string }
  readonly post: PostShape | null
  readonly officePhone: string | null
  readonly standIn: PostShape | null
}

/** Who answers for an area: heads of its lines, or the five people of a residential group; a vacancy is shown as one. */
export function ResponsibilitiesPanel({ areaId, at }: { readonly areaId: number; readonly at?: Instant | undefined }) {
  const t = useWords(bodyWords)
  const answer = useRead(responsibilities, { areaId, at }, { every: 120_000 })
  return (
    <Answer to={answer} rows={5}>
      {({ items }) => (
        <Rows label={t('answers')}>
          {items.map((item) => (
            <Responsible key={item.role.en} item={item} />
          ))}
        </Rows>
      )}
    </Answer>
  )
}

function Responsible({ item }: { readonly item: Item }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { post, officePhone, standIn, role } = item
  const holder = post?.holders[0]
  if (!post) return <Row title={reading(role)} end={<Tag>{t('no-post')}</Tag>} />
  if (!holder)
    return <Row title={reading(role)} to={postPath(post.id)} detail={<Holders post={post} standIn={standIn} />} />
  const title = (
    <span className={styles.holder}>
      <PersonPost
        name={holder.name}
        post={reading(role)}
        phone={officePhone ?? undefined}
        to={officerPath(holder.officerId)}
      />
      {holder.acting && <Tag tone="soon">{t('acting')}</Tag>}
    </span>
  )
  return <Row title={title} />
}
