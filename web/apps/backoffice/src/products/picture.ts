// SPDX-License-Identifier: AGPL-3.0-or-later
import { adminHeaders } from '@perfshop/admin/api.ts'
import { fromThrown, toProblem } from '@perfshop/api/problem.ts'
import type { Product } from '@perfshop/api/types.ts'

const MIB = 1024 * 1024
export const PICTURE_MAX_MIB = 5
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp']

/** What speaks against a picture before it is sent; the server looks at its bytes. */
export function faultOf({ type, size }: Pick<File, 'type' | 'size'>): 'type' | 'size' | null {
  if (!PICTURE_TYPES.includes(type)) return 'type'
  return size > PICTURE_MAX_MIB * MIB ? 'size' : null
}

/** A data address to look at a file before it is sent: the page's policy allows those for pictures, and no blob. */
export function preview(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })
}

/**
 * Sends a product's picture. By XMLHttpRequest, because fetch does not say how much has gone out.
 * @param onProgress the part that has gone out, from 0 to 1
 * @throws ApiProblem for every refusal, and when no answer came.
 */
export function sendPicture(id: number, file: File, onProgress: (part: number) => void): Promise<Product> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status === 200) resolve(body as Product)
      else reject(toProblem(request.status, body))
    }
    request.onerror = () => reject(fromThrown(null))
    request.open('POST', `/api/admin/products/${id}/image`)
    for (const [name, value] of Object.entries(adminHeaders())) request.setRequestHeader(name, value)
    const form = new FormData()
    form.append('image', file)
    request.send(form)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
