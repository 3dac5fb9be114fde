"""What perfcheck is made from, and that what is made of it can be made again.

lock      requirements/dev.lock from pyproject.toml
licences  docs/licences.md from what is installed
audit     known holes in what is locked, asked of an advisory service
package   wheel and sdist, built twice and compared; the wheel tried in an empty environment
"""
