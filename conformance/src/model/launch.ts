/** A gateway under test together with the model that its agents ask. */
import { randomBytes } from 'node:crypto';
import { type Launched, type LaunchOptions, launch } from '../run/command.ts';
import { startModel } from './server.ts';

/**
 * `{model}` in the command becomes the base URL of a scripted model; that and the key are in `$OPENAI_BASE_URL`
 * and `$OPENAI_API_KEY` as well. The model ends with the gateway.
 */
export async function launchWithModel(command: string, options: LaunchOptions = {}): Promise<Launched> {
  const apiKey = randomBytes(24).toString('base64url');
  const model = await startModel({ apiKey });
  try {
    const env = { ...options.env, OPENAI_BASE_URL: model.url, OPENAI_API_KEY: apiKey };
    const gateway = await launch(command.replaceAll('{model}', model.url), { ...options, env });
    return {
      ...gateway,
      stop: async () => {
        try {
          await gateway.stop();
        } finally {
          await model.close();
        }
      },
    };
  } catch (error) {
    await model.close();
    throw error;
  }
}
