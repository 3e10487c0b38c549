// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

export function useCountries() {
  return useQuery({
    queryKey: ['countries'],
    queryFn: ({ signal }) => take(api.GET('/api/countries', { signal })),
    staleTime: Infinity,
  })
}

/** Gives a country's name, and its code while the names are not there. */
export function useCountryName(): (code: string) => string {
  const countries = useCountries()
  return (code) => countries.data?.find((country) => country.code === code)?.label ?? code
}
