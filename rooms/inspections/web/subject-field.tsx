import { useState } from 'react'
import type { Words } from '#kit'
import { currentLanguage, read, useAccount, useRead, useWords } from '#platform/web'
import { AreaField, sayAreaName } from '#rooms/areas/web'
import { bodyById, bodyList, postById } from '#rooms/bodies/domain'
import { siteListContract, sitePageContract } from '#rooms/sites/domain'
import { possibleOwnersContract } from '#rooms/tasks/domain'
import { Choice, PickField, type PickFind, SelectField } from '#ui'
import { type NamedSubject, type SubjectKind, subjectKinds } from '../domain/index.ts'
import styles from './inspections.module.css'
import { planWords } from './plan.words.ts'

interface SubjectFieldProps {
  readonly value: NamedSubject | undefined
  readonly onChange: (subject: NamedSubject | undefined) => void
  readonly problem: Words | undefined
}

/** What is inspected: a place, an area, a body or a post; first which of them, then which one. */
export function SubjectField({ value, onChange, problem }: SubjectFieldProps) {
  const t = useWords(planWords)
  const [kind, setKind] = useState<SubjectKind>(value?.kind ?? 'site')
  const choose = (next: SubjectKind) => {
    setKind(next)
    onChange(undefined)
  }
  const Picker = pickers[kind]
  return (
    <div className={styles.form}>
      <div>
        <Choice
          label={t('subject.kind')}
          value={kind}
          onChange={choose}
          options={subjectKinds.map((one) => ({ value: one, label: t(`subject.${one}`) }))}
        />
      </div>
      <Picker value={value} onChange={onChange} problem={problem} />
    </div>
  )
}

const pickers = { site: SitePicker, area: AreaPicker, body: BodyPicker, post: PostPicker } as const

const findSites =
  (areaId: number): PickFind<string> =>
  async (text, signal) => {
    const { items } = await read(siteListContract, { areaId, q: text.trim(), limit: 12 }, signal)
    return items.map((site) => ({
      id: site.id,
      label: site.name,
      detail: [site.areaTitle[currentLanguage()], site.kindTitle[currentLanguage()]].join(' · '),
    }))
  }

function SitePicker({ value, onChange, problem }: SubjectFieldProps) {
  const t = useWords(planWords)
  const { homeAreaId } = useAccount()
  const id = value?.kind === 'site' ? value.id : undefined
  const { data: site } = useRead(sitePageContract, { id }, { enabled: id !== undefined })
  return (
    <PickField<string>
      label={t('pick.site')}
      help={t('pick.site.help')}
      name="subject"
      value={id}
      onChange={(next) => onChange(next === undefined ? undefined : { kind: 'site', id: next })}
      find={findSites(homeAreaId ?? 1)}
      chosen={site && { id: site.id, label: site.name }}
      problem={problem}
    />
  )
}

function AreaPicker({ value, onChange, problem }: SubjectFieldProps) {
  const t = useWords(planWords)
  return (
    <AreaField
      label={t('pick.area')}
      name="subject"
      value={value?.kind === 'area' ? value.areaId : undefined}
      onChange={(areaId) => onChange(areaId === undefined ? undefined : { kind: 'area', areaId })}
      problem={problem}
    />
  )
}

function BodyPicker({ value, onChange, problem }: SubjectFieldProps) {
  const t = useWords(planWords)
  const { homeAreaId } = useAccount()
  const id = value?.kind === 'body' ? value.id : undefined
  const { data: chosen } = useRead(bodyById, { bodyId: id }, { enabled: id !== undefined })
  const [areaId, setAreaId] = useState(chosen?.body.areaId ?? homeAreaId ?? 1)
  const { data } = useRead(bodyList, { areaId, limit: 100 })
  return (
    <>
      <AreaField
        label={t('pick.body.area')}
        name="bodyArea"
        value={areaId}
        onChange={(next) => setAreaId(next ?? 1)}
        problem={undefined}
      />
      <SelectField
        label={t('pick.body')}
        name="subject"
        value={id}
        onChange={(next) => onChange(next === undefined ? undefined : { kind: 'body', id: next })}
        problem={problem}
        options={(data?.items ?? []).map((body) => ({ value: body.id, label: body.name[currentLanguage()] }))}
      />
    </>
  )
}

/** Finds posts that somebody holds, in an area and all inside it. */
export const findPosts =
  (areaId: number): PickFind<string> =>
  async (text, signal) => {
    const { items } = await read(possibleOwnersContract, { areaId, text: text.trim() }, signal)
    return items.map(({ postId, postTitle, name, areaName }) => ({
      id: postId,
      label: `${postTitle} · ${name}`,
      detail: sayAreaName(areaName),
    }))
  }

function PostPicker({ value, onChange, problem }: SubjectFieldProps) {
  const t = useWords(planWords)
  const { homeAreaId } = useAccount()
  const id = value?.kind === 'post' ? value.id : undefined
  const { data: chosen } = useRead(postById, { postId: id }, { enabled: id !== undefined })
  return (
    <PickField<string>
      label={t('pick.post')}
      name="subject"
      value={id}
      onChange={(next) => onChange(next === undefined ? undefined : { kind: 'post', id: next })}
      find={findPosts(homeAreaId ?? 1)}
      chosen={chosen && { id: chosen.post.id, label: chosen.post.title[currentLanguage()] }}
      problem={problem}
    />
  )
}
