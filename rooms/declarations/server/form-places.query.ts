import { type Day, foldVietnamese, type Words } from '#kit'
import type { House } from '#platform/server'
import { areaTitle, findAreas, isValidOn, levelOf } from '#rooms/areas/domain'
import { type AreaBook, areasAbove, openBook } from '#rooms/areas/server'
import type { PlaceLink } from './draw-places.ts'

type Registered = AreaBook['areas'][number]

/** Places as the public pages need them: of today, from the register in memory. */
export class FormPlaces {
  private readonly book: AreaBook
  private readonly today: Day

  constructor(book: AreaBook, today: Day) {
    this.book = book
    this.today = today
  }

  static async of(house: House, today: Day): Promise<FormPlaces> {
    return new FormPlaces(await openBook({ db: house.db, tree: house.territory.current() }), today)
  }

  /** The place, when it stands today. */
  find(id: number): Registered | undefined {
    const area = this.book.byId.get(id)
    return area && isValidOn(area, this.today) ? area : undefined
  }

  /** Whether one can stay there: a commune, or part of one. */
  isSmall(area: Registered): boolean {
    const level = levelOf(area.kind)
    return level === 'commune' || level === 'group'
  }

  root(): Registered | undefined {
    return this.book.areas.find(({ parentId, ...area }) => parentId === null && isValidOn(area, this.today))
  }

  /** Places right under one, by name as people look for them. */
  under(id: number): Registered[] {
    return (this.book.childrenOf.get(id) ?? []).filter((area) => isValidOn(area, this.today))
  }

  link(area: Registered): PlaceLink {
    const above = areasAbove(this.book, area)[0]
    return { id: area.id, title: areaTitle(area), above: above && above.parentId !== null ? areaTitle(above) : null }
  }

  search(q: string): PlaceLink[] {
    const found = findAreas(this.book.search, q, { limit: 20, on: this.today })
    return found.flatMap(({ id }) => {
      const area = this.find(id)
      return area && levelOf(area.kind) !== 'group' && area.parentId !== null ? [this.link(area)] : []
    })
  }

  /** A commune by its name inside a district, however it is spelt. */
  readonly findWard = (name: string, insideAreaId: number): number | undefined => {
    const folded = foldVietnamese(name).replace(/^(phuong|xa|thi tran) /, '')
    return this.under(insideAreaId).find((area) => foldVietnamese(area.name) === folded)?.id
  }

  /** What the form offers as places of this city: those right under it. */
  origins(): { id: number; title: Words; hasWards: boolean }[] {
    const root = this.root()
    if (!root) return []
    return this.under(root.id).map((area) => ({ id: area.id, title: areaTitle(area), hasWards: !this.isSmall(area) }))
  }
}
