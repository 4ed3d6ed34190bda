import { currentLanguage, read, useWords } from '#platform/web'
import { postList } from '#rooms/bodies/domain'
import { type FieldProps, PickField, type PickFind, type PickItem, PickManyField } from '#ui'
import { taskWords } from './tasks.words.ts'

/** Finds posts that somebody holds in an area and all inside it, by post or by person; accents optional. */
function findPosts(areaId: number | undefined): PickFind<string> {
  return async (text, signal): Promise<PickItem<string>[]> => {
    if (areaId === undefined) return []
    const { items } = await read(postList, { areaId, within: true, isVacant: false, q: text.trim(), limit: 12 }, signal)
    const language = currentLanguage()
    return items.map((post) => ({
      id: post.id,
      label: `${post.title[language]} · ${post.holders[0]?.name ?? ''}`,
      detail: post.areaName,
    }))
  }
}

/** The one post that shall answer for a task. */
export function PostField({ areaId, ...door }: FieldProps<string> & { readonly areaId: number | undefined }) {
  const t = useWords(taskWords)
  const help = areaId === undefined ? t('field.owner.area-first') : t('field.owner.help')
  return <PickField {...door} help={help} find={findPosts(areaId)} />
}

/** Posts that work along. */
export function PostsField({
  areaId,
  ...door
}: FieldProps<readonly string[]> & { readonly areaId: number | undefined }) {
  return <PickManyField {...door} find={findPosts(areaId)} />
}
