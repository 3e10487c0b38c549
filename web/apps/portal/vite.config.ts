// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineConfig } from 'vite'
import { interfaceConfig } from '../../vite.shared.ts'

export default defineConfig(interfaceConfig('/shop/admin/', 8080))
