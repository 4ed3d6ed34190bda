import { currentLanguage, read } from '#platform/web'
import { bodyList, postList } from '#rooms/bodies/domain'
import { type FieldProps, PickField, type PickFind } from '#ui'

/** The posts or bodies of an area, found by their words; a post shows who holds it. */
function findSubjects(areaId: number | undefined, kind: 'post' | 'body'): PickFind<string> {
  return async (text, signal) => {
    if (areaId === undefined) return []
    const language = currentLanguage()
    if (kind === 'post') {
      const { items } = await read(postList, { areaId, q: text.trim() || undefined, limit: 20 }, signal)
      return items.map(({ id, title, holders }) => ({
        id,
        label: title[language],
        detail: holders.map(({ name }) => name).join(', '),
      }))
    }
    const { items } = await read(bodyList, { areaId, limit: 100 }, signal)
    const words = text.trim().toLowerCase()
    return items
      .filter(({ name }) => name[language].toLowerCase().includes(words))
      .map(({ id, name, head }) => ({ id, label: name[language], detail: head?.holders[0]?.name ?? '' }))
  }
}

/** One post or body of an area. */
export function SubjectField({
  areaId,
  kind,
  ...door
}: FieldProps<string> & { readonly areaId: number | undefined; readonly kind: 'post' | 'body' }) {
  return <PickField {...door} find={findSubjects(areaId, kind)} />
}
