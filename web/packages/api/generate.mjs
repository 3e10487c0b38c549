// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes src/schema.gen.ts from openapi.json. A script instead of the tool's command line only because the file must
// begin with the licence header that every file of the house has.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const here = new URL('.', import.meta.url)
const document = JSON.parse(await readFile(new URL('openapi.json', here), 'utf8'))
const types = astToString(await openapiTS(document))
const header = '// SPDX-License-Identifier: AGPL-3.0-or-later\n// Generated from openapi.json by `npm run generate`. Do not edit.\n\n'
await writeFile(new URL('src/schema.gen.ts', here), header + types)
