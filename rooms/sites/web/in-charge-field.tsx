import { useState } from 'react'
import { foldVietnamese } from '#kit'
import { currentLanguage, read } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { bodyList, entityList } from '#rooms/bodies/domain'
import { type FieldProps, PickField, type PickItem } from '#ui'
import type { SitePage } from '../domain/index.ts'

type InCharge = NonNullable<SitePage['inChargeOf']>

interface InChargeFieldProps extends FieldProps<InCharge> {
  readonly areaId: number
  readonly chosen?: { readonly of: InCharge; readonly name: string } | undefined
}

/** Who runs a place: a body of its area or of those above, or an entity there that answers to somebody elsewhere (ORG-10). */
export function InChargeField({ areaId, chosen, value, onChange, ...door }: InChargeFieldProps) {
  const { data: head } = useAreaHead(areaId)
  const [found, setFound] = useState<ReadonlyMap<string, InCharge>>(new Map())
  const above = (head?.parents ?? []).map(({ id }) => id).reverse()
  const find = async (text: string, signal: AbortSignal) => {
    const items = await findInCharge([areaId, ...above], text, signal)
    setFound(new Map(items.map(({ of }) => [of.id, of])))
    return items.map(({ of, label, detail }): PickItem<string> => ({ id: of.id, label, detail }))
  }
  return (
    <PickField
      {...door}
      value={value?.id}
      onChange={(id) => onChange(id === undefined ? undefined : found.get(id))}
      chosen={chosen && { id: chosen.of.id, label: chosen.name }}
      find={find}
    />
  )
}

interface Found {
  readonly of: InCharge
  readonly label: string
  readonly detail: string
}

/** Entities and bodies of the nearest area first; areas that one may not look into give nothing. */
async function findInCharge(areaIds: readonly number[], q: string, signal: AbortSignal): Promise<Found[]> {
  const language = currentLanguage()
  const asked = foldVietnamese(q)
  const [entities, ...bodies] = await Promise.allSettled([
    read(entityList, { areaId: areaIds[0] ?? 0, q, limit: 8 }, signal),
    ...areaIds.map((areaId) => read(bodyList, { areaId, limit: 100 }, signal)),
  ])
  const run = entities?.status === 'fulfilled' ? entities.value.items : []
  const near = bodies.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.items : []))
  return [
    ...run.map(({ id, name, parentOrganisation }): Found => {
      return { of: { kind: 'entity', id }, label: name, detail: parentOrganisation }
    }),
    ...near
      .filter(({ name, validTo }) => validTo === null && foldVietnamese(name[language]).includes(asked))
      .slice(0, 12)
      .map(({ id, name, areaName }): Found => ({ of: { kind: 'body', id }, label: name[language], detail: areaName })),
  ]
}
