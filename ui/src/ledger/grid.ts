import { VxeColumn, VxeTable, VxeUI } from 'vxe-table';
import 'vxe-table/es/vxe-table/style.css';

VxeUI.setConfig({ zIndex: 900 });

export { VxeColumn, VxeTable };
