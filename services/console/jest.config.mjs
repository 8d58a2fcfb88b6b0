import preset from '../../.config/jest.preset.mjs';

export default { ...preset, displayName: 'console' };
