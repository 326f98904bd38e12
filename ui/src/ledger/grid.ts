import { VxeColumn, VxeTable, VxeUI } from 'vxe-table';
import 'vxe-table/es/style.css';

VxeUI.setConfig({ zIndex: 900 });

export { VxeColumn, VxeTable };
