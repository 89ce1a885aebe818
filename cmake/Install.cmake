# `cmake --install`: the program, the engine as a package, the codebooks, the
# manual page. A second project uses it with
#   find_package(duiding REQUIRED)
#   target_link_libraries(mine PRIVATE duiding::precoding)
# tests/package does just that.
include(CMakePackageConfigHelpers)

get_property(modules GLOBAL PROPERTY DUIDING_MODULES)
list(TRANSFORM modules PREPEND duiding_ OUTPUT_VARIABLE module_targets)
install(TARGETS ${module_targets} EXPORT duidingTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/duiding)
foreach(module IN LISTS modules)
  install(DIRECTORY engine/${module} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/duiding/engine
          FILES_MATCHING PATTERN "*.hpp")
endforeach()
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/duiding)
install(EXPORT duidingTargets NAMESPACE duiding:: DESTINATION ${package_dir})
configure_package_config_file(cmake/duidingConfig.cmake.in ${CMAKE_BINARY_DIR}/duidingConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/duidingConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/duidingConfig.cmake ${CMAKE_BINARY_DIR}/duidingConfigVersion.cmake
        DESTINATION ${package_dir})

install(TARGETS duiding RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY codebooks/ DESTINATION ${CMAKE_INSTALL_DATADIR}/duiding/codebooks
        FILES_MATCHING PATTERN "*.yaml")
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
