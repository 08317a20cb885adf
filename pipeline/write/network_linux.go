package write

import (
	"slices"

	"golang.org/x/sys/unix"
)

// remote are the file systems that may lie on another machine, and whose locks then need
// not be seen there. The numbers are the kernel's (linux/magic.h, and each system's own
// header for those that are not in it).
var remote = []int64{
	unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CODA_SUPER_MAGIC,
	unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.V9FS_MAGIC, unix.CEPH_SUPER_MAGIC, unix.FUSE_SUPER_MAGIC,
	unix.NCP_SUPER_MAGIC, 0x0bd00bd0 /* Lustre */, 0x786f4256, /* VirtualBox's shared folders */
}

// networked reports whether a folder may be one that other machines write to as well.
func networked(dir string) bool {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return false
	}
	return slices.Contains(remote, int64(uint32(st.Type))) // its size and sign differ by machine
}
