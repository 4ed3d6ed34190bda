/** Name under which a phone has the households of its posts: `useWorkingSet<CarriedHousehold>(broughtHouseholds)`. */
export const broughtHouseholds = 'people.working-set'
