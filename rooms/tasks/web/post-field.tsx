import { read, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { type FieldProps, PickField, type PickFind, type PickItem, PickManyField } from '#ui'
import { possibleOwnersContract } from '../domain/index.ts'
import { taskWords } from './tasks.words.ts'

/** Finds posts that somebody holds in an area and all inside it, by post, person or area; accents optional. */
function findPosts(areaId: number | undefined): PickFind<string> {
  return async (text, signal): Promise<PickItem<string>[]> => {
    if (areaId === undefined) return []
    const { items } = await read(possibleOwnersContract, { areaId, text: text.trim() }, signal)
    return items.map(({ postId, postTitle, name, areaName }) => ({
      id: postId,
      label: `${postTitle} · ${name}`,
      detail: sayAreaName(areaName),
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
