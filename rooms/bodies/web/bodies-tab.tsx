import { useState } from 'react'
import { useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Empty, PersonPost, Row, Rows, Section } from '#ui'
import { type BodyShape, bodyCatalogue, bodyList, type PostShape, postList } from '../domain/index.ts'
import { AppointDialog } from './appoint.form.tsx'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { Holders, postPath } from './holder-line.tsx'
import { ResponsibilitiesPanel } from './responsibilities.panel.tsx'

/** Most posts of one area that are drawn at once; a city has some fifty. */
const mostPosts = 200

/** Who answers first, then body by body all posts with their holders; what is vacant stands there as vacant. */
export function BodiesTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const bodies = useRead(bodyList, { areaId, limit: 100 })
  const posts = useRead(postList, { areaId, limit: mostPosts })
  const order = useKindOrder()
  return (
    <div className={styles.stack}>
      <Section title={t('answers')}>
        <ResponsibilitiesPanel areaId={areaId} />
      </Section>
      <Answer to={bodies}>
        {({ items }) => (
          <Answer to={posts}>
            {(found) => {
              const all = found.items.toSorted((one, other) => order(one) - order(other))
              if (all.length === 0) return <Empty>{t('bodies.none')}</Empty>
              return (
                <div className={styles.bodies}>
                  <LoosePosts posts={all.filter((post) => post.bodyId === null)} />
                  {items.map((body) => (
                    <BodySection key={body.id} body={body} posts={all.filter((post) => post.bodyId === body.id)} />
                  ))}
                </div>
              )
            }}
          </Answer>
        )}
      </Answer>
    </div>
  )
}

/** Posts stand in the order of the catalogue: the head, deputies, members. */
function useKindOrder(): (post: PostShape) => number {
  const { data } = useRead(bodyCatalogue, {})
  const kinds = data?.postKinds.map(({ kind }) => kind) ?? []
  return (post) => kinds.indexOf(post.kind)
}

function BodySection({ body, posts }: { readonly body: BodyShape; readonly posts: readonly PostShape[] }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const held = posts.filter((post) => post.holders.length > 0).length
  return (
    <Section title={reading(body.name)} note={t('bodies.held', { held, all: posts.length })}>
      {body.officePhone && <PersonPost name={t('phone')} phone={body.officePhone} />}
      <Posts posts={posts} />
    </Section>
  )
}

function LoosePosts({ posts }: { readonly posts: readonly PostShape[] }) {
  const t = useWords(bodyWords)
  if (posts.length === 0) return null
  return (
    <Section title={t('five-roles')}>
      <Posts posts={posts} />
    </Section>
  )
}

function Posts({ posts }: { readonly posts: readonly PostShape[] }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const may = useMay()
  const titles = new Map(useRead(bodyCatalogue, {}).data?.postKinds.map(({ kind, title }) => [kind, title]))
  const [open, setOpen] = useState<PostShape>()
  return (
    <>
      <Rows>
        {posts.map((post) => (
          <Row
            key={post.id}
            title={reading(titles.get(post.kind) ?? post.title)}
            detail={<Holders post={post} />}
            to={postPath(post.id)}
            end={
              may('bodies.appoint') && post.holders.length === 0 ? (
                <Button
                  look="quiet"
                  onClick={() => setOpen(post)}
                  aria-label={t('appoint.to', { post: reading(post.title) })}
                >
                  {t('appoint')}
                </Button>
              ) : undefined
            }
          />
        ))}
      </Rows>
      {open && <AppointDialog post={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
